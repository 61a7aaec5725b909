package org.inion.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.inion.batch.FolderFiles;
import org.inion.evaluate.Origin;
import org.inion.file.FileEntry;
import org.inion.table.FolderSummary;

/**
 * What a windows folder says of itself.
 *
 * @param origin of the recordings
 * @param fingerprint that changes when the windows do
 * @param licences of the datasets that state one, by name
 */
public record FolderFacts(Origin origin, String fingerprint, Map<String, String> licences) {
  private static final int DIGITS = 16;

  /** Reads what the files beside the parts say. */
  public static FolderFacts of(FolderFiles folder) throws IOException {
    String all =
        String.join("\n", text(folder, "contract.json"), text(folder, "state/recordings.json"));
    StringBuilder parts = new StringBuilder(all);
    for (FileEntry entry : folder.files().list(folder.path())) {
      if (entry.name().endsWith(".parquet")) {
        parts.append('\n').append(entry.name()).append(' ').append(entry.bytes());
      }
    }
    Optional<FolderSummary> said = folder.summary();
    return new FolderFacts(
        said.map(FolderFacts::origin).orElse(Origin.UNSTATED),
        digest(parts.toString()),
        said.orElse(FolderSummary.UNSTATED).licences());
  }

  private static Origin origin(FolderSummary said) {
    return said.simulated().isEmpty() ? Origin.RECORDED : Origin.SIMULATED;
  }

  private static String text(FolderFiles folder, String name) throws IOException {
    Optional<FileEntry> file = folder.files().find(folder.path() + "/_inion/" + name);
    return file.isPresent() ? folder.files().text(file.get().path()) : "";
  }

  /** The beginning of the SHA-256 of a text. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
