package org.inion.bids;

import java.util.List;
import java.util.Locale;

/** What the names of raw EEG files end in. */
final class RawFile {
  /** In the order of preference where one recording is there in two. */
  static final List<String> EXTENSIONS = List.of(".edf", ".bdf", ".vhdr", ".ahdr", ".set");

  /** Samples and markers of a recording that a {@code .vhdr} or {@code .ahdr} file begins. */
  private static final List<String> BRAIN_VISION =
      List.of(".eeg", ".dat", ".avg", ".seg", ".vmrk", ".amrk");

  /** Samples of a recording that a {@code .set} file begins. */
  private static final List<String> EEGLAB = List.of(".fdt");

  private RawFile() {}

  /** The extension of a name, in lower case; empty where it has none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  static boolean isRaw(String name) {
    return EXTENSIONS.contains(extension(name));
  }

  static boolean isSibling(String name) {
    return BRAIN_VISION.contains(extension(name)) || EEGLAB.contains(extension(name));
  }

  /** Extensions of the files that a raw file may have its samples and events in. */
  static List<String> siblings(String rawName) {
    return switch (extension(rawName)) {
      case ".set" -> EEGLAB;
      case ".vhdr", ".ahdr" -> BRAIN_VISION;
      default -> List.of();
    };
  }

  /** A path without extension and {@code _eeg}. */
  static String stem(String path) {
    return stem(path, "eeg");
  }

  /** A path without extension and suffix. */
  static String stem(String path, String suffix) {
    String bare = withoutExtension(path);
    String end = "_" + suffix;
    return bare.endsWith(end) ? bare.substring(0, bare.length() - end.length()) : bare;
  }

  static String withoutExtension(String path) {
    return path.substring(0, path.length() - extension(path).length());
  }
}
