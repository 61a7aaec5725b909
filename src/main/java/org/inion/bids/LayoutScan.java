package org.inion.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/**
 * Lists the folders of many subjects at once: on an object store a listing is a wait of some tens
 * of milliseconds, and a dataset has thousands.
 */
final class LayoutScan {
  /** Listings that wait at the same time; a wait costs no processor. */
  private static final int THREADS = 16;

  private final FileTree files;
  private final IgnoreRules ignored;
  private final String dataset;
  private final SidecarLevels root;
  private final Listing listing;

  LayoutScan(
      FileTree files, IgnoreRules ignored, String dataset, SidecarLevels root, Listing listing) {
    this.files = files;
    this.ignored = ignored;
    this.dataset = dataset;
    this.root = root;
    this.listing = listing;
  }

  /** What each subject's folder holds, in the order of the folders. */
  List<SubjectScan.Found> all(List<FileEntry> subjects) throws IOException {
    if (subjects.isEmpty()) {
      return List.of();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, subjects.size()));
    try {
      List<Callable<SubjectScan.Found>> scans = new ArrayList<>();
      for (FileEntry subject : subjects) {
        scans.add(() -> new SubjectScan(files, ignored, dataset, listing).scan(subject, root));
      }
      List<SubjectScan.Found> found = new ArrayList<>();
      for (Future<SubjectScan.Found> scan : threads.invokeAll(scans)) {
        found.add(result(scan));
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while listing the dataset " + dataset, e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static SubjectScan.Found result(Future<SubjectScan.Found> scan)
      throws IOException, InterruptedException {
    try {
      return scan.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException error) {
        throw error;
      }
      throw e.getCause() instanceof IOException error
          ? error
          : new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
