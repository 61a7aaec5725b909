package org.inion.simulate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.inion.format.edf.EdfLayout;
import org.inion.format.edf.EdfSignal;
import org.inion.format.edf.EdfVariant;
import org.inion.format.edf.EdfWriter;
import org.inion.signal.Event;

/**
 * A small simulated BIDS dataset, so that the first command needs nothing but itself: six subjects
 * who rest for a minute, an alpha rhythm that is faster in the older ones, blinks, mains hum, one
 * broken electrode. It says of itself that it is simulated.
 */
public final class DemoDataset {
  private static final List<String> CHANNELS =
      List.of(
          "Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4", "T8", "P7", "P3",
          "Pz", "P4", "P8", "O1", "O2");
  private static final int RATE = 250;
  private static final int SECONDS = 60;
  private static final int SUBJECTS = 6;
  private static final double RANGE_UV = 800;
  private static final String TASK = "RestingState";

  private final Path root;

  private DemoDataset(Path root) {
    this.root = root;
  }

  /** Writes the dataset; the same bytes each time. What lies there already stays as it is. */
  public static void write(Path root) throws IOException {
    if (!Files.exists(root.resolve("dataset_description.json"))) {
      new DemoDataset(root).write();
    }
  }

  private void write() throws IOException {
    Files.createDirectories(root);
    StringBuilder participants = new StringBuilder("participant_id\tage\tsex\n");
    for (int subject = 1; subject <= SUBJECTS; subject++) {
      double age = 4.5 + 2.25 * subject;
      participants.append(
          String.format(
              Locale.ROOT, "sub-%02d\t%.2f\t%s%n", subject, age, subject % 2 == 0 ? "M" : "F"));
      writeRecording(subject, age);
    }
    text("participants.tsv", participants.toString());
    text(
        "task-" + TASK + "_eeg.json",
        "{\"TaskName\": \""
            + TASK
            + "\", \"SamplingFrequency\": "
            + RATE
            + ", \"PowerLineFrequency\": 60, \"EEGReference\": \"simulated\","
            + " \"SoftwareFilters\": \"n/a\"}\n");
    text("README", "Simulated by Inion for its first command; no person was recorded.\n");
    // Written last: it says that the dataset is whole.
    text(
        "dataset_description.json",
        "{\"Name\": \"Inion demo (simulated)\", \"BIDSVersion\": \"1.8.0\","
            + " \"DatasetType\": \"raw\", \"License\": \"CC0\","
            + " \"GeneratedBy\": [{\"Name\": \"Inion\", \"Description\": \"simulated signals\"}]}\n");
  }

  private void writeRecording(int subject, double age) throws IOException {
    String name = String.format(Locale.ROOT, "sub-%02d", subject);
    Path folder = root.resolve(name).resolve("eeg");
    Files.createDirectories(folder);
    String stem = name + "_task-" + TASK;
    List<EdfSignal> signals = new ArrayList<>();
    StringBuilder channels = new StringBuilder("name\ttype\tunits\n");
    for (String channel : CHANNELS) {
      signals.add(EdfSignal.fullRange(EdfVariant.EDF_C, channel, "uV", -RANGE_UV, RANGE_UV, RATE));
      channels.append(channel).append("\tEEG\tuV\n");
    }
    Files.writeString(folder.resolve(stem + "_channels.tsv"), channels);
    Files.writeString(
        folder.resolve(stem + "_events.tsv"),
        "onset\tduration\tvalue\n0.0\t0\teyes_open\n30.0\t0\teyes_closed\n");
    EdfLayout layout =
        EdfLayout.continuous(EdfVariant.EDF_C, BigDecimal.ONE, SECONDS, signals)
            .withAnnotations(
                List.of(new Event(0, 0, "eyes_open"), new Event(30, 0, "eyes_closed")));
    try (EdfWriter writer =
        EdfWriter.open(
            Files.newByteChannel(
                folder.resolve(stem + "_eeg.edf"),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            layout)) {
      DemoSignal signal = new DemoSignal(CHANNELS.size(), RATE, age, new Random(subject));
      for (int second = 0; second < SECONDS; second++) {
        writer.write(signal.nextSecond());
      }
    }
  }

  private void text(String name, String content) throws IOException {
    Files.writeString(root.resolve(name), content);
  }
}
