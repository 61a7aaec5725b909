package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Small files of a windows folder: whole texts and JSON, written so that nobody sees half of one.
 */
final class Store {
  /** Begins the name of what is not whole yet; Spark and Arrow skip such files. */
  static final String DRAFT_PREFIX = ".";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;

  Store(FileSystem files) {
    this.files = files;
  }

  static Store of(Path path, Configuration hadoop) throws IOException {
    return new Store(path.getFileSystem(hadoop));
  }

  FileSystem files() {
    return files;
  }

  boolean exists(Path path) throws IOException {
    return files.exists(path);
  }

  Optional<String> text(Path path) throws IOException {
    if (!files.exists(path)) {
      return Optional.empty();
    }
    try (FSDataInputStream in = files.open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Writes beside the place and renames: there is the old text, then the new one. */
  void write(Path path, String text) throws IOException {
    files.mkdirs(path.getParent());
    String name = DRAFT_PREFIX + path.getName() + "." + UUID.randomUUID();
    Path draft = new Path(path.getParent(), name);
    try (FSDataOutputStream out = files.create(draft, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    move(draft, path);
  }

  void writeJson(Path path, Object value) throws IOException {
    write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
  }

  <T> Optional<T> json(Path path, TypeReference<T> type) throws IOException {
    Optional<String> text = text(path);
    return text.isPresent() ? Optional.of(JSON.readValue(text.get(), type)) : Optional.empty();
  }

  /** Moves a file or folder to a place, in place of the file that may lie there. */
  void move(Path from, Path to) throws IOException {
    files.mkdirs(to.getParent());
    if (files.exists(to) && !files.getFileStatus(to).isDirectory()) {
      files.delete(to, false);
    }
    if (!files.rename(from, to)) {
      throw new IOException("Cannot move " + from + " to " + to);
    }
  }

  void delete(Path path) throws IOException {
    if (files.exists(path) && !files.delete(path, true)) {
      throw new IOException("Cannot delete " + path);
    }
  }

  /** What lies directly in a folder; nothing where there is no such folder. */
  List<FileStatus> list(Path folder) throws IOException {
    try {
      return List.of(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Every file below a folder. */
  List<Path> filesBelow(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    for (FileStatus entry : list(folder)) {
      if (entry.isDirectory()) {
        found.addAll(filesBelow(entry.getPath()));
      } else {
        found.add(entry.getPath());
      }
    }
    return found;
  }
}
