package org.inion.format.matlab.hdf5;

import java.io.IOException;
import org.inion.format.bytes.ByteSpans;
import org.inion.format.matlab.Misfit;

/**
 * Where the elements of a set lie.
 *
 * <p><b>Source</b>: HDF5 File Format Specification 3.0, IV.A.2.i "The Data Layout Message".
 */
final class Storage {
  private static final int COMPACT = 0;
  private static final int CONTIGUOUS = 1;
  private static final int CHUNKED = 2;

  private Storage() {}

  /** The bytes of a set, slowest dimension first. */
  static ByteSpans of(Hdf5File file, ObjectHeader header, Shape shape) throws IOException {
    long at = header.require(ObjectHeader.LAYOUT).at();
    int version = (int) file.number(at, 1);
    int kind = (int) file.number(at + 1, 1);
    if ((version == 3 || version == 4) && kind == COMPACT) {
      return file.span(at + 4, checked(shape, file.number(at + 2, 2)));
    } else if ((version == 3 || version == 4) && kind == CONTIGUOUS) {
      return file.span(file.number(at + 2, 8), checked(shape, file.number(at + 10, 8)));
    } else if (version == 3 && kind == CHUNKED) {
      ChunkGrid grid = ChunkGrid.of(file, at + 2, shape);
      return new ChunkedSpans(grid, Filters.of(file, header), file);
    }
    throw file.file()
        .where()
        .bad(
            "Cannot read the file: its values must be laid out as versions 3 and 4 of HDF5's"
                + " layout say, chunks as version 3, but the layout is "
                + kind
                + " of version "
                + version
                + ". Save it in MATLAB or EEGLAB.");
  }

  private static long checked(Shape shape, long stored) {
    if (stored < shape.bytes()) {
      throw new Misfit(
          "the "
              + shape.count()
              + " values must have "
              + shape.bytes()
              + " bytes, but have "
              + stored);
    }
    return shape.bytes();
  }
}
