package org.inion.ingest;

import java.io.IOException;
import java.util.Optional;
import org.inion.bids.BidsFolder;
import org.inion.bids.Dataset;
import org.inion.bids.Manifest;
import org.inion.file.FileTree;

/**
 * A dataset as the command line names it.
 *
 * @param path of the BIDS folder or of the manifest
 * @param kind which of the two it is
 * @param name in the table; empty for the folder's name
 */
public record DatasetSource(String path, Kind kind, Optional<String> name) {

  /** How a dataset is laid out. */
  public enum Kind {
    BIDS,
    MANIFEST
  }

  Dataset open(FileTree files) throws IOException {
    return kind == Kind.BIDS
        ? BidsFolder.open(files, path, name)
        : Manifest.open(files, path, name);
  }
}
