package org.inion.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One BIDS folder that shall be made.
 *
 * @param root the folder
 * @param name of the dataset
 * @param people in the order of participants.tsv
 * @param orders its recordings
 * @param texts files in its root, by name
 */
record Release(
    String root,
    String name,
    List<Person> people,
    List<RecordingOrder> orders,
    Map<String, String> texts) {

  /** Releases of people who are made up. */
  static List<Release> madeUp(Simulation simulation, String out) {
    PeopleMaker people = new PeopleMaker(simulation);
    List<Release> releases = new ArrayList<>();
    for (int number = 1; number <= simulation.releases(); number++) {
      String root = simulation.releases() == 1 ? out : out + "/R" + number;
      releases.add(madeUp(simulation, root, "R" + number, people.release(number)));
    }
    return releases;
  }

  private static Release madeUp(
      Simulation simulation, String root, String name, List<Person> people) {
    List<RecordingOrder> orders = new ArrayList<>();
    for (Person person : people) {
      for (String task : simulation.timeline().tasks()) {
        for (int run = 1; run <= Script.runs(simulation, task); run++) {
          // As in HBN-EEG: only tasks of several runs number them.
          boolean numbered = task.equals(Script.CONTRAST);
          String stem = "sub-" + person.id() + "_task-" + task + (numbered ? "_run-" + run : "");
          orders.add(new RecordingOrder(root, person, stem, task, numbered ? run : 0, ""));
        }
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("README", RootText.readme("Its people are made up: no identifier is a real one."));
    texts.put("participants.tsv", participants(people));
    texts.put("participants.json", RootText.participants());
    for (String task : simulation.timeline().tasks()) {
      texts.put("task-" + task + "_eeg.json", RootText.sidecar(task, simulation));
      texts.put("task-" + task + "_events.json", RootText.events(task));
    }
    return new Release(root, name, people, orders, texts);
  }

  private static String participants(List<Person> people) {
    StringBuilder text =
        new StringBuilder("participant_id\t" + String.join("\t", Person.COLUMNS) + "\n");
    people.forEach(person -> text.append(person.line()));
    return text.toString();
  }
}
