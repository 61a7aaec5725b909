package org.inion.file;

import java.io.Serializable;

/**
 * One file or folder.
 *
 * @param path whole path, as {@link FileTree#open} takes it
 * @param folder whether it is a folder
 * @param bytes size; 0 for a folder
 * @param modifiedMillis time of the last change, in milliseconds since 1970
 */
public record FileEntry(String path, boolean folder, long bytes, long modifiedMillis)
    implements Serializable {

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
