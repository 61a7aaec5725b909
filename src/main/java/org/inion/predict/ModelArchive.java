package org.inion.predict;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.table.ModelContract;

/**
 * A model as {@code jobs/export} writes it; goes with Spark's tasks.
 *
 * @param bytes TorchScript
 * @param fingerprint of them
 */
@SuppressWarnings("ArrayRecordComponent") // a megabyte that nobody compares
public record ModelArchive(byte[] bytes, String fingerprint) implements Serializable {
  /** A model in memory. */
  public static ModelArchive of(byte[] bytes) {
    return new ModelArchive(bytes, ModelContract.fingerprint(bytes));
  }

  /**
   * Reads a file.
   *
   * <p><b>Throws</b> {@link BadSetupException} when there is none.
   */
  public static ModelArchive read(FileTree files, String path) throws IOException {
    if (files.find(path).isEmpty() || files.find(path).get().folder()) {
      throw new BadSetupException(
          Where.file(path)
              .says(
                  "Cannot use the model: it must be a file that jobs/export wrote, or a run folder of this machine, but is not there"));
    }
    try (InputStream in = Channels.newInputStream(files.open(path))) {
      return of(in.readAllBytes());
    }
  }

  /**
   * What it takes and gives.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the archive is none of ours.
   *
   * @param where the file, for errors
   */
  public ModelContract contract(Where where) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (ModelContract.isContract(entry.getName())) {
          String json = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
          return ModelContract.fromJson(json, where);
        }
      }
    } catch (IOException e) {
      throw none(where, "cannot be unpacked (" + e.getMessage() + ")");
    }
    throw none(where, "holds no " + ModelContract.FILE);
  }

  private static BadSetupException none(Where where, String how) {
    return new BadSetupException(
        where.says(
            "Cannot use the model: it must be an archive that jobs/export wrote, but %s. Export the run anew"
                .formatted(how)));
  }
}
