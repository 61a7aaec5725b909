package org.inion.bids;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.file.FileEntry;

/**
 * The files of one folder that hold samples and events of recordings which other files begin.
 *
 * <p>A header may call such a file by any name, and listing opens no header. So each file that has
 * no recording's name is taken for one that any header of its format may mean.
 */
final class RawParts {
  private final Map<String, List<FileEntry>> byName = new HashMap<>();
  private final List<FileEntry> unclaimed = new ArrayList<>();
  private final Map<List<String>, String> digests = new HashMap<>();

  RawParts(Collection<FileEntry> folder) {
    Set<String> recordings = new HashSet<>();
    for (FileEntry file : folder) {
      if (RawFile.isRaw(file.name())) {
        recordings.add(RawFile.withoutExtension(file.name()));
      }
    }
    for (FileEntry file : folder) {
      String name = RawFile.withoutExtension(file.name());
      if (RawFile.isSibling(file.name()) && recordings.contains(name)) {
        byName.computeIfAbsent(name, any -> new ArrayList<>()).add(file);
      } else if (RawFile.isSibling(file.name())) {
        unclaimed.add(file);
      }
    }
  }

  /** Those that have the name of a raw file, as BIDS wants it. */
  List<FileEntry> of(String rawName) {
    return wanted(byName.getOrDefault(RawFile.withoutExtension(rawName), List.of()), rawName);
  }

  /** Changes when one does that a raw file may mean by another name; empty where there is none. */
  String others(String rawName) {
    return digests.computeIfAbsent(
        RawFile.siblings(rawName),
        any -> {
          List<FileEntry> others = wanted(unclaimed, rawName);
          return others.isEmpty() ? "" : Fingerprint.ofFiles(others);
        });
  }

  private static List<FileEntry> wanted(List<FileEntry> files, String rawName) {
    List<String> extensions = RawFile.siblings(rawName);
    return files.stream()
        .filter(file -> extensions.contains(RawFile.extension(file.name())))
        .toList();
  }
}
