package org.inion.simulate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inion.bids.Participant;
import org.inion.bids.Participants;
import org.inion.bids.TextTable;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/** A release whose people and events are real, as text without signals. */
final class TextRelease {
  private static final String PARTICIPANTS = "participants.tsv";
  private static final Pattern EVENTS =
      Pattern.compile("(sub-[A-Za-z0-9]+_(?:.*_)?task-([A-Za-z0-9]+)(?:_.*)?)_events\\.tsv");

  private final Simulation simulation;
  private final FileTree files;
  private final String from;
  private final String root;

  private TextRelease(Simulation simulation, FileTree files, String from, String root) {
    this.simulation = simulation;
    this.files = files;
    this.from = from;
    this.root = root;
  }

  /**
   * The releases of some folders.
   *
   * @throws BadSetupException when a folder is not there or has no participants or no events
   */
  static List<Release> all(Simulation simulation, FileTree files, String out) throws IOException {
    List<Release> releases = new ArrayList<>();
    for (String folder : simulation.timeline().texts()) {
      String bare = folder.replaceAll("/+$", "");
      String name = bare.substring(bare.lastIndexOf('/') + 1);
      String root = simulation.timeline().texts().size() == 1 ? out : out + "/" + name;
      releases.add(new TextRelease(simulation, files, bare, root).read(name));
    }
    return releases;
  }

  private Release read(String name) throws IOException {
    try {
      List<Person> people = people();
      List<RecordingOrder> orders = new ArrayList<>();
      for (Person person : people) {
        orders.addAll(orders(person));
      }
      if (orders.isEmpty()) {
        throw problem("there must be a sub-*/eeg/*_events.tsv of " + simulation.timeline().tasks());
      }
      return new Release(root, name, people, orders, texts());
    } catch (FileNotFoundException e) {
      throw problem("it must be a folder that holds participants.tsv");
    }
  }

  private List<Person> people() throws IOException {
    Participants participants = Participants.of(TextTable.tsv(files, from + "/" + PARTICIPANTS));
    return participants.all().stream()
        .limit(simulation.subjects())
        .map(TextRelease::person)
        .toList();
  }

  /** A person whose labels can be read: a number that is none is told with its line. */
  private static Person person(Participant one) {
    one.number("age");
    one.number("externalizing");
    return new Person(one.subject(), one.values());
  }

  private List<RecordingOrder> orders(Person person) throws IOException {
    String folder = from + "/sub-" + person.id() + "/eeg";
    List<RecordingOrder> orders = new ArrayList<>();
    if (files.find(folder).isPresent()) {
      for (FileEntry file : files.list(folder)) {
        Matcher match = EVENTS.matcher(file.name());
        if (match.matches() && simulation.timeline().tasks().contains(match.group(2))) {
          String stem = match.group(1);
          orders.add(
              new RecordingOrder(root, person, stem, match.group(2), 0, folder + "/" + stem));
        }
      }
    }
    return orders;
  }

  /** The texts in the root as they are, but for those that speak of the dataset. */
  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (FileEntry file : files.list(from)) {
      Optional<String> task = task(file.name());
      if (task.isPresent() && file.name().endsWith("_eeg.json")) {
        texts.put(file.name(), RootText.sidecar(task.get(), simulation));
      } else if (task.isPresent() || file.name().startsWith("participants.")) {
        texts.put(file.name(), files.text(file.path()));
      }
    }
    texts.put(
        "README",
        RootText.readme("Its people, their labels and what they did are real: see " + from + "."));
    return texts;
  }

  private Optional<String> task(String file) {
    return simulation.timeline().tasks().stream()
        .filter(task -> file.startsWith("task-" + task + "_") && file.endsWith(".json"))
        .findFirst();
  }

  private BadSetupException problem(String rule) {
    return new BadSetupException(
        Where.file(from).says("Cannot use the text: " + rule + ". Check the path and --task."));
  }
}
