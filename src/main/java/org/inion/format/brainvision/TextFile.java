package org.inion.format.brainvision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inion.error.Where;
import org.inion.format.bytes.FileSpans;

/**
 * The text of a header or a file of markers.
 *
 * @param text without byte-order mark
 * @param charset in which it was read
 */
record TextFile(String text, String charset) {
  private static final Pattern CODEPAGE =
      Pattern.compile("^[ \\t]*Codepage[ \\t]*=[ \\t]*([^\\r\\n]{1,40})", Pattern.MULTILINE);

  /** Where the key for the character set may stand; it is among the first. */
  private static final int CODEPAGE_WITHIN = 4096;

  private static final Pattern FIRST_LINE =
      Pattern.compile(
          "\\s*Brain ?Vision( Core| V-Amp)? Data( Exchange)? (Header|Marker) File,? Version"
              + " [12]\\.\\d.*",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads a file.
   *
   * @param most bytes that it may have
   * @param kind {@code Header} or {@code Marker}, as its first line says
   * @throws org.inion.error.BadDataException when it is too large, or of another kind or version
   */
  static TextFile read(SeekableByteChannel file, long most, String kind, Where where)
      throws IOException {
    long size = file.size();
    if (size == 0 || size > most) {
      throw where.bad(
          "Cannot read the text: file must have 1 to "
              + most
              + " bytes, but has "
              + size
              + ". Copy the file again from its source.");
    }
    byte[] bytes = new byte[(int) size];
    TextFile text = decode(bytes, FileSpans.fill(file, 0, ByteBuffer.wrap(bytes)));
    String first = text.text.lines().findFirst().orElse("");
    Matcher matcher = FIRST_LINE.matcher(first);
    if (!matcher.matches() || !matcher.group(3).equalsIgnoreCase(kind)) {
      throw where
          .line(1)
          .bad(
              "Cannot read the text: it must be \"Brain Vision Data Exchange "
                  + kind
                  + " File Version 1.0\" or 2.0, but was "
                  + Quote.of(first)
                  + ". The file is of another format or version, or damaged.");
    }
    return text;
  }

  /** By the named character set; where that fails, UTF-8; where that fails, Latin-1. */
  private static TextFile decode(byte[] bytes, int length) {
    int bom =
        length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    String start =
        new String(bytes, 0, Math.min(length, CODEPAGE_WITHIN), StandardCharsets.ISO_8859_1);
    Matcher codepage = CODEPAGE.matcher(start);
    ByteBuffer rest = ByteBuffer.wrap(bytes, bom, length - bom);
    return (codepage.find() ? charset(codepage.group(1).strip()) : Optional.<Charset>empty())
        .flatMap(charset -> decode(rest, charset))
        .or(() -> decode(rest, StandardCharsets.UTF_8))
        .or(() -> decode(rest, StandardCharsets.ISO_8859_1))
        .orElseThrow();
  }

  private static Optional<TextFile> decode(ByteBuffer bytes, Charset charset) {
    try {
      String text = charset.newDecoder().decode(bytes.duplicate()).toString();
      return Optional.of(new TextFile(text, charset.name()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** {@code ANSI} is what Windows calls its own. Others than these two were never written. */
  private static Optional<Charset> charset(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "UTF-8", "UTF8" -> Optional.of(StandardCharsets.UTF_8);
      case "ANSI", "WINDOWS-1252", "CP1252" ->
          Charset.isSupported("windows-1252")
              ? Optional.of(Charset.forName("windows-1252"))
              : Optional.of(StandardCharsets.ISO_8859_1);
      case "ISO-8859-1", "LATIN-1", "LATIN1" -> Optional.of(StandardCharsets.ISO_8859_1);
      default -> Optional.empty();
    };
  }
}
