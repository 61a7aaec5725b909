package org.inion.simulate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileStore;
import org.inion.stage.Progress;
import org.inion.stage.SparkStage;

/** The job that makes a dataset. */
public final class SimulationJob {
  /** Changes when the same configuration gives other signals, so that no folder holds both. */
  private static final String MODEL = "# Inion, signals of model 1\n";

  private static final double MEGABYTE = 1e6;
  private static final double HOUR_SECONDS = 3600;
  private static final String DESCRIPTION = "dataset_description.json";

  private final SparkStage spark;
  private final FileStore files;
  private final Progress progress;

  public SimulationJob(SparkStage spark, FileStore files, Progress progress) {
    this.spark = spark;
    this.files = files;
    this.progress = progress;
  }

  /**
   * What a run would make; writes nothing.
   *
   * @throws BadSetupException when it could not begin
   */
  public SimulationSummary plan(Simulation simulation, String out) throws IOException {
    List<Release> releases = releases(simulation, out);
    requireOurs(simulation, out, releases);
    List<MadeRecording> planned = new ArrayList<>();
    for (RecordingOrder order : orders(releases)) {
      int seconds = order.script(simulation, files.tree()).seconds();
      long bytes = RecordingWriter.bytes(simulation, seconds);
      planned.add(new MadeRecording(seconds, bytes, 0, MadeRecording.Kind.MADE));
    }
    return summary(simulation, releases, planned, new Truth(simulation, files), 0);
  }

  /**
   * Makes the dataset, or what is missing of it.
   *
   * @param tasks how many Spark tasks the recordings are dealt to; 0 for one each
   * @throws BadSetupException when something else lies in the folder
   */
  public SimulationSummary run(Simulation simulation, String out, int tasks) throws IOException {
    long begun = System.nanoTime();
    List<Release> releases = releases(simulation, out);
    requireOurs(simulation, out, releases);
    for (Release release : releases) {
      files.write(config(release), MODEL + simulation.text());
    }
    List<RecordingOrder> orders = orders(releases);
    List<MadeRecording> made = new ArrayList<>();
    progress.begin("simulate", orders.size(), 0);
    spark.run(
        orders,
        tasks,
        order -> 1,
        new RecordingWriter(simulation, files),
        one -> {
          made.add(one);
          progress.advance(0, one.kind() == MadeRecording.Kind.MADE ? one.bytes() : 0);
        });
    progress.end();
    Truth truth = new Truth(simulation, files);
    for (Release release : releases) {
      truth.write(release);
    }
    for (Release release : releases) {
      finish(release, truth);
    }
    return summary(simulation, releases, made, truth, (System.nanoTime() - begun) / 1e9);
  }

  private void finish(Release release, Truth truth) throws IOException {
    files.write(
        Truth.folder(release.root()) + "/ceiling.json", RootText.json(truth.ceiling().scores()));
    for (var text : release.texts().entrySet()) {
      write(release.root() + "/" + text.getKey(), text.getValue());
    }
    // Written last: it says that the dataset is whole.
    write(release.root() + "/" + DESCRIPTION, RootText.description(release.name()));
  }

  /** Leaves a file alone that is as it should be: a later job looks at when it was changed. */
  private void write(String path, String text) throws IOException {
    if (files.tree().find(path).isEmpty() || !files.tree().text(path).equals(text)) {
      files.write(path, text);
    }
  }

  private List<Release> releases(Simulation simulation, String out) throws IOException {
    String root = out.length() > 1 ? out.replaceAll("/+$", "") : out;
    return simulation.timeline().texts().isEmpty()
        ? Release.madeUp(simulation, root)
        : TextRelease.all(simulation, files.tree(), root);
  }

  private static List<RecordingOrder> orders(List<Release> releases) {
    return releases.stream().flatMap(release -> release.orders().stream()).toList();
  }

  private static String config(Release release) {
    return Truth.folder(release.root()) + "/config.conf";
  }

  /** Refuses to write where something else is, a simulation of another configuration included. */
  private void requireOurs(Simulation simulation, String out, List<Release> releases)
      throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Release release : releases) {
      Optional<FileEntry> config = files.tree().find(config(release));
      if (config.isPresent()) {
        requireSame(release, files.tree().text(config(release)), MODEL + simulation.text());
      } else {
        requireEmpty(release.root(), Set.of());
      }
      expected.add(release.root().substring(release.root().lastIndexOf('/') + 1));
    }
    if (releases.size() > 1) {
      requireEmpty(out, expected);
    }
  }

  private void requireEmpty(String folder, Set<String> but) throws IOException {
    try {
      for (FileEntry entry : files.tree().list(folder)) {
        if (!but.contains(entry.name())) {
          throw new BadSetupException(
              Where.file(folder)
                  .says(
                      "Cannot write to the folder: it must be new, empty or a simulation of the same"
                          + " configuration, but it holds \""
                          + entry.name()
                          + "\". Choose another --out."));
        }
      }
    } catch (FileNotFoundException e) {
      // It will be made.
    }
  }

  private static void requireSame(Release release, String there, String here) {
    List<String> before = plain(there);
    List<String> now = plain(here);
    for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
      String old = i < before.size() ? before.get(i) : "nothing";
      String fresh = i < now.size() ? now.get(i) : "nothing";
      if (!old.equals(fresh)) {
        throw new BadSetupException(
            Where.file(release.root())
                .says(
                    "Cannot go on with the folder: it must be of the same configuration, but was"
                        + " made with \""
                        + old
                        + "\", and this is \""
                        + fresh
                        + "\". Choose another --out."));
      }
    }
  }

  /** Lines without quotes: the same value may be quoted by how it was given. */
  private static List<String> plain(String config) {
    return config.lines().map(line -> line.strip().replace("\"", "")).toList();
  }

  private static SimulationSummary summary(
      Simulation simulation,
      List<Release> releases,
      List<MadeRecording> all,
      Truth truth,
      double wallSeconds) {
    List<MadeRecording> made =
        all.stream().filter(one -> one.kind() == MadeRecording.Kind.MADE).toList();
    double cpu = made.stream().mapToDouble(MadeRecording::cpuSeconds).sum();
    double fresh = made.stream().mapToDouble(MadeRecording::seconds).sum();
    return new SimulationSummary(
        releases.stream().map(Release::root).toList(),
        releases.stream().mapToInt(release -> release.people().size()).sum(),
        all.size(),
        made.size(),
        all.size() - made.size(),
        all.stream().mapToDouble(MadeRecording::seconds).sum() / HOUR_SECONDS,
        all.stream().mapToDouble(MadeRecording::bytes).sum() / MEGABYTE,
        simulation.number(),
        simulation.effects().name().toLowerCase(Locale.ROOT),
        wallSeconds,
        cpu,
        cpu == 0 ? 0 : fresh / cpu,
        truth.artifacts(),
        truth.ceiling().scores());
  }
}
