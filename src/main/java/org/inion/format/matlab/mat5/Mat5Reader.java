package org.inion.format.matlab.mat5;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inion.error.Where;
import org.inion.format.matlab.MatValue;
import org.inion.format.matlab.Misfit;
import org.inion.format.matlab.PagedFile;

/**
 * The variables of a MAT-file of version 5.
 *
 * <p><b>Source</b>: MATLAB, MAT-File Format (R2024b), "MAT-File Header Format", "Data Elements".
 */
public final class Mat5Reader {
  private static final int HEADER_BYTES = 128;
  private static final int TAG_BYTES = 8;
  private static final int VARIABLE_BYTES = 1000;

  private final PagedFile file;
  private final Set<String> wanted;

  public Mat5Reader(PagedFile file, Set<String> wanted) {
    this.file = file;
    this.wanted = Set.copyOf(wanted);
  }

  /** The wanted variables. */
  public MatValue.Struct read() throws IOException {
    ByteOrder order = order();
    Map<String, List<MatValue>> variables = new HashMap<>();
    long position = HEADER_BYTES;
    int number = 0;
    while (position + TAG_BYTES <= file.size()) {
      Mat5Input input = new PlainInput(file, position);
      Elements elements = elements(input, order);
      elements.next();
      long bytes = elements.inTag() ? 0 : elements.bytes();
      file.span(position + TAG_BYTES, bytes);
      number++;
      try {
        one(input, elements.type(), position + TAG_BYTES, bytes, order, variables);
      } catch (Misfit e) {
        throw e.path().isEmpty() ? e.inside("variable " + number) : e;
      }
      position += TAG_BYTES + bytes;
    }
    return new MatValue.Struct(1, variables);
  }

  private void one(
      Mat5Input input,
      int type,
      long first,
      long bytes,
      ByteOrder order,
      Map<String, List<MatValue>> variables)
      throws IOException {
    if (type == ElementType.COMPRESSED) {
      try (InflatedInput inflated = new InflatedInput(file, first, bytes)) {
        compressed(inflated, order, variables);
      }
    } else if (type == ElementType.MATRIX) {
      variable(input, bytes, order, variables);
    }
  }

  private void compressed(
      InflatedInput inflated, ByteOrder order, Map<String, List<MatValue>> variables)
      throws IOException {
    Elements elements = elements(inflated, order);
    elements.next();
    if (elements.type() == ElementType.COMPRESSED) {
      throw where()
          .bad(
              "Cannot read the file: a compressed block must hold a variable, but holds another"
                  + " compressed block. The file is damaged; copy it again.");
    } else if (elements.type() == ElementType.MATRIX) {
      variable(inflated, elements.bytes(), order, variables);
    }
  }

  private void variable(
      Mat5Input input, long bytes, ByteOrder order, Map<String, List<MatValue>> variables)
      throws IOException {
    file.allowance().memory(VARIABLE_BYTES);
    new MatrixReader(file, input, order, wanted)
        .variable(bytes)
        .ifPresent(found -> variables.put(found.name(), List.of(found.value())));
  }

  private Elements elements(Mat5Input input, ByteOrder order) {
    return new Elements(input, order, file.allowance());
  }

  private ByteOrder order() throws IOException {
    if (file.size() < HEADER_BYTES) {
      throw where()
          .bad(
              "Cannot read the file: file must have at least 128 bytes, but has "
                  + file.size()
                  + ". It was cut off; copy it again.");
    }
    byte[] end = new byte[4];
    file.read(HEADER_BYTES - 4, end, 0, 4);
    if (end[2] == 'I' && end[3] == 'M' && end[1] == 1) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    if (end[2] == 'M' && end[3] == 'I' && end[0] == 1) {
      return ByteOrder.BIG_ENDIAN;
    }
    throw where()
        .bad(
            "Cannot read the file: its header must be that of a MAT-file of version 5 or 7.3, but is"
                + " not. It is of another format or another version, or damaged; open it in EEGLAB and"
                + " save it again.");
  }

  private Where where() {
    return file.where();
  }
}
