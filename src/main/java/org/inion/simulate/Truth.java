package org.inion.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inion.file.FileStore;
import org.inion.simulate.head.Net;

/**
 * Tables of what was put into the signals of one release. Plans are made anew from seeds, which
 * takes no time beside the signals; so a table is the same whoever made the recordings.
 */
final class Truth {
  static final String BELOW_ROOT = "derivatives/inion-simulation";
  private static final List<String> LABELS = List.of("age", "sex", "externalizing");

  private final Simulation simulation;
  private final FileStore files;
  private final Ceiling ceiling;
  private final Map<String, Long> artifacts = new TreeMap<>();

  Truth(Simulation simulation, FileStore files) {
    this.simulation = simulation;
    this.files = files;
    this.ceiling = new Ceiling(simulation);
  }

  /** Where the tables of a dataset lie; readers of BIDS leave derivatives out. */
  static String folder(String root) {
    return root + "/" + BELOW_ROOT;
  }

  /** Writes the tables of a release. */
  void write(Release release) throws IOException {
    String folder = folder(release.root());
    try (Writer subjects = table(folder, "subjects.tsv");
        Writer trials = table(folder, "trials.tsv");
        Writer injected = table(folder, "artifacts.tsv")) {
      subjects.write("participant_id\t" + String.join("\t", LABELS) + columns() + "\n");
      for (Person person : release.people()) {
        subject(subjects, person);
      }
      trials.write(
          "recording\ttrial\ttarget_seconds\tresponse_time_seconds\tvisual_uv"
              + "\tresponse_peak_seconds\tresponse_uv\n");
      injected.write("recording\tkind\tonset_seconds\tduration_seconds\tchannels\tamplitude_uv\n");
      for (RecordingOrder order : release.orders()) {
        RecordingPlan plan = order.plan(simulation, order.script(simulation, files.tree()));
        for (TrialPotential potential : plan.responses()) {
          trial(trials, order, potential);
        }
        for (Artifact artifact : plan.artifacts()) {
          artifact(injected, order, artifact);
        }
      }
    }
  }

  /** How many artifacts of each kind there are. */
  Map<String, Long> artifacts() {
    return artifacts;
  }

  /** What a regression on the truth scores. */
  Ceiling ceiling() {
    return ceiling;
  }

  private static String columns() {
    StringBuilder text = new StringBuilder();
    for (Trait trait : Trait.values()) {
      text.append('\t').append(trait.column());
    }
    return text.toString();
  }

  private void subject(Writer out, Person person) throws IOException {
    Traits traits = Traits.of(simulation, person);
    ceiling.add(person, traits);
    out.write("sub-" + person.id());
    for (String label : LABELS) {
      out.write("\t" + person.columns().getOrDefault(label, "n/a"));
    }
    for (Trait trait : Trait.values()) {
      out.write("\t" + decimal(traits.get(trait)));
    }
    out.write("\n");
  }

  private void trial(Writer out, RecordingOrder order, TrialPotential potential)
      throws IOException {
    Trial trial = potential.trial();
    ceiling.add(order.person(), potential);
    out.write(
        String.join(
                "\t",
                order.name(),
                String.valueOf(trial.number()),
                decimal(trial.targetSeconds()),
                trial.responseSeconds().isPresent()
                    ? decimal(trial.responseSeconds().getAsDouble() - trial.targetSeconds())
                    : "n/a",
                decimal(potential.visualMicrovolts()),
                potential.peakSeconds().isPresent()
                    ? decimal(potential.peakSeconds().getAsDouble())
                    : "n/a",
                decimal(potential.responseMicrovolts()))
            + "\n");
  }

  private void artifact(Writer out, RecordingOrder order, Artifact artifact) throws IOException {
    artifacts.merge(artifact.kind().label(), 1L, Long::sum);
    String channels =
        artifact.electrodes().size() == Net.CZ
            ? "all"
            : artifact.electrodes().stream()
                .map(e -> Net.names().get(e))
                .collect(Collectors.joining(","));
    out.write(
        String.join(
                "\t",
                order.name(),
                artifact.kind().label(),
                decimal(artifact.onsetSeconds()),
                decimal(artifact.durationSeconds()),
                channels,
                decimal(artifact.microvolts()))
            + "\n");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private Writer table(String folder, String name) throws IOException {
    return new BufferedWriter(
        Channels.newWriter(files.create(folder + "/" + name), StandardCharsets.UTF_8));
  }
}
