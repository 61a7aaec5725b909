package org.inion.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.file.LocalFiles;
import org.inion.table.Contract;
import org.inion.table.FolderSummary;
import org.inion.table.PartContents;

/**
 * The files of a windows folder, wherever it lies.
 *
 * @param files how they are reached
 * @param path of the folder
 */
public record FolderFiles(FileTree files, String path) {
  private static final String PARQUET = ".parquet";

  public FolderFiles {
    Objects.requireNonNull(files);
    path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** A folder of this machine. */
  public static FolderFiles local(Path folder) {
    return new FolderFiles(new LocalFiles(), folder.toString());
  }

  /** A file below {@code _inion}; empty where there is none. */
  Optional<FileEntry> inside(String name) throws IOException {
    return files.find(path + "/_inion/" + name);
  }

  /** What all its windows have in common. */
  public Contract contract() throws IOException {
    FileEntry file =
        inside("contract.json")
            .orElseThrow(
                () ->
                    problem(
                        "the folder must hold _inion/contract.json, but does not. Run jobs/preprocess --out %s to its end"));
    return Contract.fromJson(files.text(file.path()), Where.file(file.path()));
  }

  /** What it says of the datasets in it; empty where it says nothing. */
  public Optional<FolderSummary> summary() throws IOException {
    Optional<FileEntry> file = inside("summary.json");
    return file.isPresent()
        ? Optional.of(
            FolderSummary.fromJson(files.text(file.get().path()), Where.file(file.get().path())))
        : Optional.empty();
  }

  /** The parts of the table, in an order that what they hold decides. */
  public List<FileEntry> parts() throws IOException {
    List<FileEntry> parts =
        files.list(path).stream()
            .filter(entry -> !entry.folder() && entry.name().endsWith(PARQUET))
            .filter(entry -> !entry.name().startsWith("_") && !entry.name().startsWith("."))
            .sorted(Comparator.comparing(FileEntry::name, contents().order()))
            .toList();
    if (parts.isEmpty()) {
      throw problem(
          "the folder must hold Parquet parts, but holds none. Run jobs/preprocess --out %s to its end");
    }
    return parts;
  }

  /** What the folder's state says of its parts; nothing where it has none. */
  PartContents contents() throws IOException {
    Optional<FileEntry> state = inside("state/recordings.json");
    return state.isEmpty()
        ? PartContents.UNKNOWN
        : PartContents.fromJson(
            files.text(state.get().path()), Where.file(state.orElseThrow().path()));
  }

  BadSetupException problem(String rule) {
    return new BadSetupException(
        Where.file(path).says("Cannot read windows: " + rule.formatted(path)));
  }
}
