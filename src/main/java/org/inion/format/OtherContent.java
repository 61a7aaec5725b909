package org.inion.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.inion.file.FileTree;

/**
 * What commonly lies in the place of a recording and is none. Asked only about files that no reader
 * could read, so that it costs the others nothing.
 *
 * <p><b>Source</b>: git-lfs, {@code docs/spec.md}, "The Pointer"; git-annex, "internals: pointer
 * files"; RFC 1952, 2.3.1; APPNOTE.TXT 4.3.7.
 */
enum OtherContent {
  GIT_LFS("a pointer of Git LFS", "Fetch the file itself with \"git lfs pull\"."),
  GIT_ANNEX(
      "a pointer of git-annex", "Fetch the file itself with \"git annex get\" or \"datalad get\"."),
  WEB_PAGE(
      "a web page, as servers give in place of a file",
      "Open it in a browser to see why, and fetch the file again."),
  GZIP("a gzip archive", "Unpack it."),
  ZIP("a zip archive", "Unpack it.");

  private static final int BEGINNING_BYTES = 512;

  private final String what;
  private final String wayOut;

  OtherContent(String what, String wayOut) {
    this.what = what;
    this.wayOut = wayOut;
  }

  /** What a file holds, where it is one of these. */
  static Optional<OtherContent> of(FileTree files, String path) {
    try (SeekableByteChannel channel = files.open(path);
        InputStream in = Channels.newInputStream(channel)) {
      byte[] beginning = in.readNBytes(BEGINNING_BYTES);
      return of(new String(beginning, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // Why it could not be read was found before, and is told.
      return Optional.empty();
    }
  }

  private static Optional<OtherContent> of(String beginning) {
    String text = beginning.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("version https://git-lfs")) {
      return Optional.of(GIT_LFS);
    } else if (text.lines().findFirst().orElse("").contains("annex/objects/")) {
      return Optional.of(GIT_ANNEX);
    } else if (text.startsWith("<!doctype html")
        || text.startsWith("<html")
        || text.startsWith("<?xml")) {
      return Optional.of(WEB_PAGE);
    } else if (beginning.startsWith("\u001F\u008B")) {
      return Optional.of(GZIP);
    }
    return beginning.startsWith("PK\u0003\u0004") ? Optional.of(ZIP) : Optional.empty();
  }

  /** The whole sentence about a file that must be a recording. */
  String refusal() {
    return "Cannot open the recording: the file must hold one, but is " + what + ". " + wayOut;
  }
}
