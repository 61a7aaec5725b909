package org.inion.format.matlab;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.format.matlab.hdf5.Hdf5Reader;
import org.inion.format.matlab.mat5.Mat5Reader;

/** Opens MAT-files of every kind. */
public final class MatFiles {
  private MatFiles() {}

  /** Something that reads a file, and may meet anything in it. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * The variables of a file.
   *
   * @param wanted names of variables, and of fields at any depth; all others are passed over
   * @throws BadDataException when it is no MAT-file, or broken
   */
  public static MatValue.Struct read(SeekableByteChannel channel, Set<String> wanted, Where where)
      throws IOException {
    return guarded(
        where,
        () -> {
          Allowance allowance = new Allowance(channel.size(), where);
          PagedFile file = new PagedFile(channel, where, allowance);
          if (file.size() == 0) {
            throw where.bad(
                "Cannot read the file: it must not be empty, but has 0 bytes. Copy it again.");
          }
          return Hdf5Reader.base(file).isPresent()
              ? new Hdf5Reader(file, wanted).read()
              : new Mat5Reader(file, wanted).read();
        });
  }

  /**
   * Reads, and gives whatever a broken file brings about the form of one line that says so. An
   * error of the disk or the network stays what it is.
   */
  public static <T> T guarded(Where where, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (BadDataException e) {
      throw e;
    } catch (Misfit e) {
      throw (e.path().isEmpty() ? where : where.field(e.path()))
          .bad(
              "Cannot read the file: "
                  + e.getMessage()
                  + ". The file is damaged; copy it again, or save it again in EEGLAB.");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (EOFException | RuntimeException e) {
      throw where.bad(
          "Cannot read the file: it must be a MAT-file as MATLAB writes it, but its parts do not"
              + " fit together ("
              + e.getClass().getSimpleName()
              + "). It is damaged; copy it again, or save it again in EEGLAB.",
          e);
    }
  }
}
