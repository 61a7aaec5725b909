package org.inion.bids;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.inion.file.FileEntry;

/**
 * A short text that changes when what enters the table from beside a raw file changes, so that a
 * later run knows what to do again. 64 hexadecimal digits (SHA-256), the same on every machine.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Of what the sidecars say and what the subject's labels are. Line ends, the order of JSON keys
   * and columns that are not labels make no difference.
   */
  public static String ofContents(Sidecars sidecars, Labels labels) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("eeg").add(JsonText.canonical(sidecars.eeg().values()));
    sidecars.channels().ifPresent(channels -> fingerprint.add("channels").add(channels.table()));
    sidecars.events().ifPresent(events -> fingerprint.add("events").add(events.table()));
    return fingerprint.add(labels).hex();
  }

  /**
   * Of the listing alone, without reading: names, sizes and times of the raw files, of files that a
   * header may name and of the sidecars, and the labels.
   */
  public static String ofListing(BidsRecording recording, Labels labels) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(recording.id()).add(recording.file());
    recording.parts().forEach(fingerprint::add);
    // Only where there is one, so that folders made before keep what they have.
    if (!recording.others().isEmpty()) {
      fingerprint.add(recording.others());
    }
    recording.sidecars().files().forEach(sidecar -> fingerprint.add(sidecar.file()));
    return fingerprint.add(labels).hex();
  }

  /** Of names, sizes and times of files. */
  static String ofFiles(List<FileEntry> files) {
    Fingerprint fingerprint = new Fingerprint();
    files.forEach(fingerprint::add);
    return fingerprint.hex();
  }

  private Fingerprint add(Labels labels) {
    addAll(labels.texts());
    addAll(labels.numbers());
    return this;
  }

  private void addAll(Map<String, ?> labels) {
    add(String.valueOf(labels.size()));
    labels.forEach((name, value) -> add(name).add(value.toString()));
  }

  private Fingerprint add(TextTable table) {
    addAll(table.columns());
    add(String.valueOf(table.rows().size()));
    table.rows().forEach(row -> addAll(row.cells()));
    return this;
  }

  private void addAll(List<String> cells) {
    add(String.valueOf(cells.size()));
    cells.forEach(this::add);
  }

  private Fingerprint add(FileEntry file) {
    return add(file.name())
        .add(String.valueOf(file.bytes()))
        .add(String.valueOf(file.modifiedMillis()));
  }

  /** The length goes in front, so that no two lists of texts run together to the same bytes. */
  private Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
