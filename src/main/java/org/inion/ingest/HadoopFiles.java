package org.inion.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.file.LocalFiles;

/** The file tree of whatever Hadoop reaches: {@code file:}, {@code hdfs:}, {@code s3a:}. */
final class HadoopFiles implements FileTree {
  private static final LocalFiles LOCAL = new LocalFiles();

  private final Configuration hadoop;

  HadoopFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  @Override
  public List<FileEntry> list(String folder) throws IOException {
    Path path = path(folder);
    FileSystem files = path.getFileSystem(hadoop);
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    List<FileEntry> entries = new ArrayList<>();
    if (isLocal(files)) {
      // Hadoop passes over links that lead nowhere, and recordings must not vanish unseen.
      for (FileEntry entry : LOCAL.list(path.toUri().getPath())) {
        entries.add(
            new FileEntry(
                prefix + entry.name(), entry.folder(), entry.bytes(), entry.modifiedMillis()));
      }
    } else {
      try {
        for (FileStatus status : files.listStatus(path)) {
          entries.add(entry(prefix + status.getPath().getName(), status));
        }
      } catch (AccessControlException e) {
        throw denied(folder, e);
      }
    }
    entries.sort(Comparator.comparing(FileEntry::path));
    return entries;
  }

  @Override
  public Optional<FileEntry> find(String file) throws IOException {
    Path path = path(file);
    FileSystem files = path.getFileSystem(hadoop);
    return files.exists(path)
        ? Optional.of(entry(file, files.getFileStatus(path)))
        : Optional.empty();
  }

  @Override
  public SeekableByteChannel open(String file) throws IOException {
    Path path = path(file);
    FileSystem files = path.getFileSystem(hadoop);
    try {
      if (isLocal(files)) {
        return LOCAL.open(path.toUri().getPath()); // several times as fast as Hadoop's streams
      }
      return new HadoopChannel(files.open(path), files.getFileStatus(path).getLen());
    } catch (AccessControlException | AccessDeniedException e) {
      throw denied(file, e);
    } catch (FileNotFoundException e) {
      // Java's own streams say this of a file that is there and may not be read.
      throw files.exists(path) && files.getFileStatus(path).isFile() ? denied(file, e) : e;
    }
  }

  /** A path as a person gave it, on whatever machine it is asked for. */
  private Path path(String given) {
    Path path = new Path(given);
    String folder = hadoop.get(Hadoop.FOLDER, "");
    return folder.isEmpty() || path.isAbsolute() ? path : new Path(folder, path);
  }

  private static boolean isLocal(FileSystem files) {
    return "file".equals(files.getUri().getScheme());
  }

  private static AccessDeniedException denied(String path, IOException cause) {
    AccessDeniedException denied = new AccessDeniedException(path);
    denied.initCause(cause);
    return denied;
  }

  private static FileEntry entry(String path, FileStatus status) {
    return new FileEntry(
        path,
        status.isDirectory(),
        status.isDirectory() ? 0 : status.getLen(),
        status.getModificationTime());
  }
}
