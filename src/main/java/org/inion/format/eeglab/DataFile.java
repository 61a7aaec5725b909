package org.inion.format.eeglab;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/**
 * The file beside a {@code .set} file that has its samples.
 *
 * @param renamed whether it was found by the name of the {@code .set} file, since there is none of
 *     the name that this says
 */
record DataFile(String path, boolean renamed) {

  /**
   * Finds it, in the same folder and nowhere else.
   *
   * @param named what {@code EEG.data} says
   */
  static DataFile of(FileTree files, String setPath, String named, Where where) throws IOException {
    String name = checked(named, where);
    String folder = setPath.substring(0, setPath.lastIndexOf('/') + 1);
    String own = setPath.substring(folder.length(), setPath.length() - 4) + ".fdt";
    boolean there = isFile(files, folder + name);
    boolean ownThere = !own.equals(name) && isFile(files, folder + own);
    if (there && ownThere) {
      throw where
          .field("EEG.data")
          .bad(
              "Cannot find the samples: there must be one file of them, but \""
                  + name
                  + "\", which the field names, and \""
                  + own
                  + "\", which has the name of the .set file, are both there. Save the dataset in"
                  + " EEGLAB under its own name, or move the file that is not its own away.");
    }
    if (!there && !ownThere) {
      throw where
          .field("EEG.data")
          .bad(
              "Cannot find the samples: \""
                  + name
                  + "\""
                  + (own.equals(name) ? "" : " or \"" + own + "\"")
                  + " must lie beside the .set file, but does not. Copy it there; if the"
                  + " recording was renamed, rename its .fdt file alike.");
    }
    return new DataFile(folder + (there ? name : own), !there);
  }

  private static String checked(String named, Where where) {
    String name = named.strip();
    boolean leaves =
        name.contains("/") || name.contains("\\") || name.startsWith("..") || name.contains(":");
    if (leaves || name.chars().anyMatch(Character::isISOControl)) {
      throw refused(name, "the name of a file beside the .set file, without a folder", where);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".dat")) {
      throw refused(name, "a .fdt file (.dat files hold the samples in another order)", where);
    }
    if (!lower.endsWith(".fdt")) {
      throw refused(name, "the name of a .fdt file", where);
    }
    return name;
  }

  private static RuntimeException refused(String name, String rule, Where where) {
    String shown = name.length() > 200 ? name.substring(0, 200) + "…" : name;
    return where
        .field("EEG.data")
        .bad(
            "Cannot find the samples: it must be "
                + rule
                + ", but was \""
                + shown.replaceAll("\\p{Cntrl}", "?")
                + "\". Load the dataset in EEGLAB and save it again, with its .fdt file beside"
                + " it.");
  }

  private static boolean isFile(FileTree files, String path) throws IOException {
    Optional<FileEntry> entry = files.find(path);
    return entry.isPresent() && !entry.get().folder();
  }
}
