package org.inion.simulate;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.inion.bids.EventTable;
import org.inion.bids.TextTable;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.signal.Event;
import org.inion.simulate.wave.Seed;

/**
 * A recording that shall be made.
 *
 * @param root BIDS folder that it belongs to
 * @param person who is recorded
 * @param stem name of its files up to the suffix
 * @param task what is done
 * @param run from 1, or 0 where the task has but one
 * @param text where real files of it lie, up to the suffix; empty where it is made up
 */
record RecordingOrder(String root, Person person, String stem, String task, int run, String text)
    implements Serializable {

  /** Where its files lie, up to the suffix. */
  String place() {
    return root + "/sub-" + person.id() + "/eeg/" + stem;
  }

  /** Where it lies below its root, up to the suffix; its name in the tables of truth. */
  String name() {
    return "sub-" + person.id() + "/eeg/" + stem;
  }

  /** What happens in it: real where there is text, else made up. */
  Script script(Simulation simulation, FileTree files) throws IOException {
    return text.isEmpty()
        ? Script.of(simulation, task, run, Traits.of(simulation, person), seed(simulation))
        : TextScript.of(files, text);
  }

  /** Everything that is decided about it. */
  RecordingPlan plan(Simulation simulation, Script script) {
    Where where = Where.file(text.isEmpty() ? place() + "_events.tsv" : text + "_events.tsv");
    List<Event> events =
        EventTable.of(TextTable.tsv(where, script.events())).read(script.seconds()).events();
    return RecordingPlan.of(simulation, person, seed(simulation), events, script.seconds());
  }

  /** Depends on person and name alone. */
  private Seed seed(Simulation simulation) {
    return simulation.seed().child("recordings").child(person.id()).child(stem);
  }
}
