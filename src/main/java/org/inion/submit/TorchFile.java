package org.inion.submit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.inion.error.Where;
import org.inion.table.ModelContract;

/**
 * What a weights file says of itself.
 *
 * @param kind of file
 * @param formatVersion of an archive
 * @param contract of a model that was exported here
 */
record TorchFile(Kind kind, OptionalLong formatVersion, Optional<ModelContract> contract) {
  /**
   * The oldest and newest file formats that torch 2.2.2 reads.
   *
   * <p><b>Source</b>: PyTorch 2.2.2, {@code caffe2/serialize/versions.h}.
   */
  static final long OLDEST = 1;

  static final long NEWEST = 10;

  private static final int VERSION_BYTES = 32;
  private static final int CONTRACT_BYTES = 1 << 22;

  /** What {@code torch} can load, and how. */
  enum Kind {
    /** A program with its arrays, for {@code torch.jit.load}. */
    SCRIPT,
    /** Arrays alone, for {@code torch.load} and code that knows the network. */
    ARRAYS
  }

  /**
   * Looks into a file.
   *
   * @param where the file, for errors
   */
  static TorchFile of(Path file, Where where) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      boolean script = named(zip, name -> name.endsWith("/constants.pkl")).isPresent();
      Optional<ZipEntry> contract = named(zip, ModelContract::isContract);
      return new TorchFile(
          script ? Kind.SCRIPT : Kind.ARRAYS,
          version(zip),
          contract.isPresent()
              ? Optional.of(
                  ModelContract.fromJson(text(zip, contract.get(), CONTRACT_BYTES), where))
              : Optional.empty());
    } catch (ZipException e) {
      // A pickle of old, which only code knows to read.
      return new TorchFile(Kind.ARRAYS, OptionalLong.empty(), Optional.empty());
    } catch (EOFException e) {
      throw where.bad("Cannot read the weights: the file must be whole, but is cut off", e);
    }
  }

  /** A version that the challenge's torch does not read, or none that is a number. */
  Optional<Finding> unreadable(String name) {
    boolean good =
        formatVersion.isPresent()
            ? formatVersion.getAsLong() >= OLDEST && formatVersion.getAsLong() <= NEWEST
            : kind == Kind.ARRAYS;
    return good
        ? Optional.empty()
        : Optional.of(
            Finding.refused(
                Rule.FORMAT,
                "%s has format version %s, not %d to %d. Save it with an older torch"
                    .formatted(
                        name,
                        formatVersion.isPresent() ? formatVersion.getAsLong() : "unknown",
                        OLDEST,
                        NEWEST)));
  }

  private static OptionalLong version(ZipFile zip) throws IOException {
    Optional<ZipEntry> entry = named(zip, name -> name.endsWith("/version"));
    if (entry.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text(zip, entry.get(), VERSION_BYTES).strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static Optional<ZipEntry> named(ZipFile zip, Predicate<String> name) {
    return zip.stream()
        .filter(entry -> name.test(entry.getName()))
        .map(entry -> (ZipEntry) entry)
        .findFirst();
  }

  private static String text(ZipFile zip, ZipEntry entry, int most) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(most), StandardCharsets.UTF_8);
    }
  }
}
