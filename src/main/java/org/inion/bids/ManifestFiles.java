package org.inion.bids;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/** Files by the paths of a manifest. Each folder is listed once, however many files it holds. */
final class ManifestFiles {
  private final FileTree files;
  private final String folder;
  private final Map<String, Map<String, FileEntry>> listings = new HashMap<>();
  private final Map<String, RawParts> parts = new HashMap<>();

  ManifestFiles(FileTree files, String manifest) {
    this.files = files;
    this.folder = clean(parent(manifest));
  }

  /** The manifest's folder. */
  String folder() {
    return folder;
  }

  /** The file at a path that begins at the manifest's folder, unless it is a whole one. */
  Optional<FileEntry> find(String path) throws IOException {
    return Optional.ofNullable(beside(path).get(name(path)));
  }

  /** The further raw files in the folder of a path. */
  RawParts parts(String path) throws IOException {
    Map<String, FileEntry> listing = beside(path);
    return parts.computeIfAbsent(parent(whole(path)), any -> new RawParts(listing.values()));
  }

  private Map<String, FileEntry> beside(String path) throws IOException {
    String parent = parent(whole(path));
    Map<String, FileEntry> listing = listings.get(parent);
    if (listing == null) {
      listing = list(parent);
      listings.put(parent, listing);
    }
    return listing;
  }

  private String name(String path) {
    String whole = whole(path);
    return whole.substring(whole.lastIndexOf('/') + 1);
  }

  /** A path as it enters a recording's id: below the manifest's folder where it lies there. */
  String relative(String path) {
    String whole = whole(path);
    String prefix = folder.equals(".") ? "" : folder.equals("/") ? "/" : folder + "/";
    String below = whole.startsWith(prefix) ? whole.substring(prefix.length()) : whole;
    int scheme = below.indexOf("://");
    String bare = scheme < 0 ? below : below.substring(scheme + 3);
    return bare.startsWith("/") ? bare.substring(1) : bare;
  }

  private String whole(String path) {
    boolean isWhole = path.startsWith("/") || path.contains("://");
    return clean(isWhole ? path : folder + "/" + path);
  }

  private Map<String, FileEntry> list(String parent) throws IOException {
    Map<String, FileEntry> byName = new LinkedHashMap<>();
    try {
      for (FileEntry entry : files.list(parent)) {
        if (!entry.folder()) {
          byName.put(entry.name(), entry);
        }
      }
    } catch (FileNotFoundException e) {
      // A folder that is not there holds none of the files: each is then named with its line.
      return Map.of();
    }
    return byName;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }

  /** The same path without {@code .}, empty parts, and {@code ..} where there is a way up. */
  private static String clean(String path) {
    int scheme = path.indexOf("://");
    String start = scheme >= 0 ? path.substring(0, scheme + 3) : path.startsWith("/") ? "/" : "";
    Deque<String> parts = new ArrayDeque<>();
    StringTokenizer tokens = new StringTokenizer(path.substring(start.length()), "/");
    while (tokens.hasMoreTokens()) {
      String part = tokens.nextToken();
      boolean up = part.equals("..");
      if (up && !parts.isEmpty() && !parts.peekLast().equals("..")) {
        parts.removeLast();
      } else if (!part.equals(".") && !(up && !start.isEmpty())) {
        parts.addLast(part);
      }
    }
    String cleaned = start + String.join("/", parts);
    return cleaned.isEmpty() ? "." : cleaned;
  }
}
