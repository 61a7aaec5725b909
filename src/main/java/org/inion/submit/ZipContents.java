package org.inion.submit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a zip from anywhere: looked at by their names first, and only then unpacked. */
final class ZipContents {
  /** Memory of the challenge's GPU. */
  static final long GPU_BYTES = 20_000_000_000L;

  private static final long SCRIPT_BYTES = 10_000_000L;
  private static final int NAMES_TOLD = 5;

  private final List<Finding> findings = new ArrayList<>();

  private ZipContents() {}

  /**
   * Unpacks a zip of the right files into a folder.
   *
   * @return what is wrong; where that is anything, nothing was unpacked for sure
   */
  static List<Finding> unpack(Path file, Path folder) throws IOException {
    ZipContents contents = new ZipContents();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = zip.stream().toList();
      contents.names(entries);
      contents.sizes(entries);
      if (contents.findings.stream().noneMatch(Finding::isRefusal)) {
        for (ZipEntry entry : entries) {
          contents.unpack(zip, entry, folder.resolve(entry.getName()));
        }
      }
    } catch (ZipException | EOFException e) { // of what is read, not of the disk
      contents.refuse(Rule.ZIP, "it cannot be opened (%s). Make it anew".formatted(e.getMessage()));
    }
    return contents.findings;
  }

  private void names(List<? extends ZipEntry> entries) {
    Set<String> seen = new HashSet<>();
    List<String> deep = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (ZipEntry entry : entries) {
      String name = entry.getName();
      if (name.contains("/") || name.contains("\\")) {
        deep.add(name);
      } else if (!SubmissionZip.NAMES.contains(name)) {
        others.add(name);
      } else if (!seen.add(name)) {
        others.add("a second " + name);
      }
    }
    List<String> missing =
        SubmissionZip.NAMES.stream().filter(name -> !seen.contains(name)).toList();
    if (!missing.isEmpty()) {
      refuse(Rule.NAMES, "there is no %s at its top level".formatted(String.join(", ", missing)));
    }
    if (!deep.isEmpty()) {
      refuse(Rule.FLAT, "it has %s. Zip the files, not the folder".formatted(told(deep)));
    }
    if (!others.isEmpty()) {
      refuse(Rule.NOTHING_ELSE, "it also has %s. Leave that out".formatted(told(others)));
    }
  }

  private void sizes(List<? extends ZipEntry> entries) {
    for (ZipEntry entry : entries) {
      boolean script = entry.getName().equals(SubmissionZip.SCRIPT);
      if (entry.getSize() > (script ? SCRIPT_BYTES : GPU_BYTES)) {
        refuse(
            Rule.SIZE,
            "%s has %,d bytes unpacked. Make it smaller"
                .formatted(printable(entry.getName()), entry.getSize()));
      }
    }
  }

  /** Writes no more than the entry says that it has. */
  private void unpack(ZipFile zip, ZipEntry entry, Path to) throws IOException {
    try (InputStream raw = zip.getInputStream(entry);
        CheckedInputStream in = new CheckedInputStream(raw, new CRC32());
        OutputStream out = Files.newOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      long left = entry.getSize();
      for (int n = in.read(buffer); n >= 0 && left >= n; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        left -= n;
      }
      if (left != 0 || in.getChecksum().getValue() != entry.getCrc()) {
        refuse(Rule.ZIP, "%s is damaged. Make the zip anew".formatted(entry.getName()));
      }
    } catch (ZipException | EOFException e) {
      refuse(
          Rule.ZIP,
          "%s is damaged (%s). Make the zip anew".formatted(entry.getName(), e.getMessage()));
    }
  }

  private static String told(List<String> names) {
    List<String> first = names.stream().limit(NAMES_TOLD).map(ZipContents::printable).toList();
    int more = names.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  /** A name from elsewhere, without what would confuse a terminal. */
  static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private void refuse(Rule rule, String message) {
    findings.add(Finding.refused(rule, message));
  }
}
