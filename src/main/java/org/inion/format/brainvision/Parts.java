package org.inion.format.brainvision;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.format.ReadPolicies.RenamedParts;

/**
 * The files beside a header. What the header calls them is compared with the names in its folder
 * and never made a path of.
 */
final class Parts {
  /** A file was taken that the header calls by another name. */
  static final String RENAMED = "renamed-part-found";

  private final List<FileEntry> folder;
  private final String stem;
  private final RenamedParts policy;
  private final Where where;
  private int renamed;

  Parts(FileTree files, String headerPath, RenamedParts policy, Where where) throws IOException {
    int slash = headerPath.lastIndexOf('/');
    String name = headerPath.substring(slash + 1);
    this.folder =
        files.list(slash < 0 ? "" : headerPath.substring(0, Math.max(1, slash))).stream()
            .filter(entry -> !entry.folder())
            .toList();
    this.stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    this.policy = policy;
    this.where = where;
  }

  /** How many files were taken that the header calls by another name. */
  int renamed() {
    return renamed;
  }

  /**
   * Finds a file.
   *
   * @param key of the header that tells its name
   * @param written name in the header; {@code $b} stands for the header's own
   * @param extensions that such files have
   */
  FileEntry find(String key, String written, List<String> extensions) {
    String name = written.replace("$b", stem);
    name = name.startsWith("./") ? name.substring(2) : name;
    Where field = where.field(key);
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.equals("..")) {
      throw field.bad(
          "Cannot open the recording: it must be the name of a file in the header's own folder, but"
              + " was "
              + Quote.of(written)
              + ". Put the file beside the header and write its name alone.");
    }
    Optional<FileEntry> named = named(name);
    if (named.isPresent()) {
      return named.get();
    }
    List<FileEntry> own =
        folder.stream()
            .filter(entry -> extensions.stream().anyMatch(e -> isOwn(entry.name(), e)))
            .toList();
    if (own.size() == 1 && policy == RenamedParts.USE_OWN_NAME) {
      renamed++;
      return own.get(0);
    }
    throw field.bad(
        "Cannot open the recording: it must name a file in the header's folder, but "
            + Quote.of(written)
            + " is not there. "
            + wayOut(key, name, own, extensions));
  }

  private boolean isOwn(String name, String extension) {
    return name.length() == stem.length() + extension.length()
        && name.startsWith(stem)
        && name.toLowerCase(Locale.ROOT).endsWith(extension);
  }

  /** Exactly, else in any case where one file alone is meant. */
  private Optional<FileEntry> named(String name) {
    Optional<FileEntry> exact = folder.stream().filter(e -> e.name().equals(name)).findFirst();
    if (exact.isPresent() || policy == RenamedParts.REJECT) {
      return exact;
    }
    List<FileEntry> similar = folder.stream().filter(e -> e.name().equalsIgnoreCase(name)).toList();
    if (similar.size() == 1) {
      renamed++;
      return Optional.of(similar.get(0));
    }
    return Optional.empty();
  }

  private String wayOut(String key, String name, List<FileEntry> own, List<String> extensions) {
    if (own.isEmpty()) {
      String ownName = stem + extensions.get(0);
      return "Put it there"
          + (name.equals(ownName)
              ? ""
              : ", or name it " + ownName + " after the header, or correct the header")
          + (key.equals("MarkerFile")
              ? ", or take the line out of the header to read the recording without markers."
              : ".");
    }
    String names = String.join(", ", own.stream().map(FileEntry::name).toList());
    return own.size() == 1
        ? "Set read.renamed-parts to use-own-name to take " + names + ", or correct the header."
        : "Files of the header's own name are " + names + ": write the right one into the header.";
  }
}
