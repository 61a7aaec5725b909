package org.inion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small BIDS dataset made for a test. */
public final class TinyDataset {
  private final Path root;

  private TinyDataset(Path root) {
    this.root = root;
  }

  /** An empty dataset. */
  public static TinyDataset at(Path root) throws IOException {
    return new TinyDataset(root)
        .text("dataset_description.json", "{\"Name\": \"tiny\", \"BIDSVersion\": \"1.8.0\"}\n");
  }

  /** A dataset of subjects 01 to so many, with ages from 21 on and both sexes. */
  public static TinyDataset of(Path root, int subjects) throws IOException {
    TinyDataset dataset = at(root);
    StringBuilder participants = new StringBuilder("participant_id\tage\tsex\n");
    for (int subject = 1; subject <= subjects; subject++) {
      String name = "0" + subject;
      dataset.add(name, new TinyEdf().seed(subject));
      participants.append(
          "sub-%s\t%d\t%s%n".formatted(name, 20 + subject, "MF".charAt(subject % 2)));
    }
    return dataset.text("participants.tsv", participants.toString());
  }

  /** Adds or replaces a subject's recording. */
  public TinyDataset add(String subject, TinyEdf recording) throws IOException {
    recording.write(file(subject, "eeg.edf"));
    return this;
  }

  /** A file of a subject's recording, such as {@code eeg.edf} or {@code events.tsv}. */
  public Path file(String subject, String suffix) {
    return root.resolve("sub-%s/eeg/sub-%s_task-rest_%s".formatted(subject, subject, suffix));
  }

  /** The id of a subject's recording in the table. */
  public String id(String subject) {
    return "%s/sub-%s/eeg/sub-%s_task-rest".formatted(root.getFileName(), subject, subject);
  }

  public TinyDataset bytes(String subject, byte[] content) throws IOException {
    Files.createDirectories(file(subject, "eeg.edf").getParent());
    Files.write(file(subject, "eeg.edf"), content);
    return this;
  }

  /** Writes a text file below the root. */
  public TinyDataset text(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /** Writes a sidecar of a subject's recording. */
  public TinyDataset sidecar(String subject, String suffix, String content) throws IOException {
    return text(root.relativize(file(subject, suffix)).toString(), content);
  }

  public String path() {
    return root.toString();
  }

  public Path root() {
    return root;
  }
}
