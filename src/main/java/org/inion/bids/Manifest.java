package org.inion.bids;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/**
 * Reads a manifest: a CSV that names the recordings of a folder that is not BIDS. What it yields is
 * the same as of a BIDS folder.
 */
public final class Manifest {
  private static final String PATH = "path";
  private static final String SUBJECT = "subject";
  private static final Map<String, Entity> ENTITIES =
      Map.of("session", Entity.SESSION, "task", Entity.TASK, "run", Entity.RUN);
  private static final Map<String, Sidecar.Kind> SIDECARS =
      Map.of("channels", Sidecar.Kind.CHANNELS, "events", Sidecar.Kind.EVENTS);
  private static final Set<String> OWN =
      Set.of(PATH, SUBJECT, "session", "task", "run", "channels", "events");

  private final TextTable table;
  private final String dataset;
  private final ManifestFiles files;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, BidsRecording> recordings = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private Manifest(TextTable table, String dataset, ManifestFiles files) {
    this.table = table;
    this.dataset = dataset;
    this.files = files;
  }

  /**
   * Lists the recordings of a manifest; no raw file is opened.
   *
   * @param path of the CSV; relative paths in it begin at its folder
   * @param name the dataset's name in the table; the folder's name where none is given
   * @throws BadSetupException with every problem of the manifest
   */
  public static Dataset open(FileTree files, String path, Optional<String> name)
      throws IOException {
    Where where = Where.file(path);
    ManifestFiles found = new ManifestFiles(files, path);
    String dataset = DatasetName.of(found.folder(), name);
    try {
      TextTable table = TextTable.csv(where, files.text(path));
      return new Manifest(table, dataset, found).read();
    } catch (FileNotFoundException e) {
      throw new BadSetupException(
          where.says("Cannot open the manifest: the file must exist. Check the path."));
    } catch (AccessDeniedException e) {
      throw new BadSetupException(
          Where.file(e.getFile())
              .says(
                  "Cannot open the manifest: this user may not read it. Change its permissions."));
    } catch (BadDataException e) {
      throw new BadSetupException(e.getMessage());
    }
  }

  private Dataset read() throws IOException {
    String wayOut = "Name the columns in the first line, separated by commas.";
    int path = table.require(PATH, "read the manifest", wayOut);
    int subject = table.require(SUBJECT, "read the manifest", wayOut);
    ManifestLabels labels = new ManifestLabels(table, OWN);
    for (TextTable.Row row : table.rows()) {
      Optional<String> file = row.cell(path);
      Optional<String> who = row.cell(subject).map(Entity.SUBJECT::normal);
      if (file.isEmpty() || who.isEmpty()) {
        String column = file.isEmpty() ? PATH : SUBJECT;
        problem(row, column, "it must be filled in, but was empty. Fill it in, or remove the row.");
        continue;
      }
      labels.add(who.get(), row).ifPresent(problems::add);
      add(row, file.get(), who.get());
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    List<BidsRecording> sorted = new ArrayList<>(recordings.values());
    sorted.sort(Comparator.comparing(BidsRecording::id));
    return new Dataset(
        dataset,
        files.folder(),
        sorted,
        labels.participants(),
        List.of(),
        List.of(),
        Dataset.Origin.RECORDED,
        "");
  }

  private void add(TextTable.Row row, String path, String subject) throws IOException {
    Optional<FileEntry> file = file(row, PATH, path);
    List<Sidecar> sidecars = sidecars(row);
    if (file.isEmpty()) {
      return;
    }
    if (!RawFile.isRaw(path)) {
      String kinds = String.join(", ", RawFile.EXTENSIONS);
      String message = "the file must end in %s, but was \"%s\". Convert it.";
      problem(row, PATH, message.formatted(kinds, path));
      return;
    }
    String id = dataset + "/" + RawFile.stem(files.relative(path));
    Integer first = lines.putIfAbsent(id, row.line());
    if (first != null) {
      String message =
          "a recording must be named once, but \"%s\" is that of line %d. Remove or rename it.";
      problem(row, PATH, message.formatted(path, first));
      return;
    }
    SidecarFiles beside = new SidecarFiles(sidecars, List.of());
    RawParts parts = files.parts(path);
    String name = file.get().name();
    recordings.put(
        id,
        new BidsRecording(
            dataset,
            id,
            file.get(),
            parts.of(name),
            parts.others(name),
            entities(row, subject),
            beside));
  }

  private Map<String, String> entities(TextTable.Row row, String subject) {
    Map<String, String> entities = new LinkedHashMap<>();
    entities.put(Entity.SUBJECT.key(), subject);
    for (String column : table.columns()) {
      Entity entity = ENTITIES.get(column);
      if (entity != null) {
        row.cell(table.columns().indexOf(column))
            .ifPresent(value -> entities.put(entity.key(), withoutKey(entity, value)));
      }
    }
    return entities;
  }

  private static String withoutKey(Entity entity, String value) {
    String prefix = entity.key() + "-";
    return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
  }

  private List<Sidecar> sidecars(TextTable.Row row) throws IOException {
    List<Sidecar> sidecars = new ArrayList<>();
    for (String column : table.columns()) {
      Sidecar.Kind kind = SIDECARS.get(column);
      Optional<String> path = row.cell(table.columns().indexOf(column));
      if (kind != null && path.isPresent()) {
        file(row, column, path.get())
            .ifPresent(file -> sidecars.add(new Sidecar(kind, Sidecar.Level.RECORDING, file)));
      }
    }
    return sidecars;
  }

  private Optional<FileEntry> file(TextTable.Row row, String column, String path)
      throws IOException {
    Optional<FileEntry> file = files.find(path);
    if (file.isEmpty()) {
      String message =
          "the file must exist, but \"%s\" does not. Paths begin at the manifest's folder.";
      problem(row, column, message.formatted(path));
    }
    return file;
  }

  private void problem(TextTable.Row row, String column, String message) {
    Where where = table.where().line(row.line()).field(column);
    problems.add(where.says("Cannot read the row: " + message));
  }
}
