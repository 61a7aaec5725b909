package org.inion.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.inion.batch.EpochReader.WindowFormat;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.table.Contract;
import org.inion.table.SignalEncoding;

/** The windows of one folder as batches, epoch after epoch. To be closed. */
public final class WindowBatches implements AutoCloseable {
  private static final String CONTRACT = "_inion/contract.json";

  private final BufferAllocator allocator;
  private final WindowIndex index;
  private final Contract contract;

  private WindowBatches(BufferAllocator allocator, WindowIndex index, Contract contract) {
    this.allocator = allocator;
    this.index = index;
    this.contract = contract;
  }

  /**
   * Opens a windows folder.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it is none.
   */
  public static WindowBatches open(Path folder, WindowFilter filter, List<Target> targets)
      throws IOException {
    Path file = folder.resolve(CONTRACT);
    if (!Files.isRegularFile(file)) {
      throw new BadSetupException(
          "[%s] Cannot read windows: the folder must hold %s, but does not. Run jobs/preprocess --out %s to its end"
              .formatted(folder, CONTRACT, folder));
    }
    Contract contract = Contract.fromJson(Files.readString(file), Where.file(file.toString()));
    BufferAllocator allocator = new RootAllocator();
    try {
      WindowIndex index = IndexReader.read(folder, filter, targets, allocator);
      return new WindowBatches(allocator, index, contract);
    } catch (IOException | RuntimeException e) {
      allocator.close();
      throw e;
    }
  }

  /** What is known of the wanted windows. */
  public WindowIndex index() {
    return index;
  }

  /** What all windows have in common. */
  public Contract contract() {
    return contract;
  }

  /** The whole of each window. */
  public Crop whole() {
    return new Crop(contract.samples(), Crop.Place.CENTRE);
  }

  /**
   * Begins an epoch.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a crop is longer than the windows.
   *
   * @param epoch decides, with the order's seed, what is drawn
   */
  public BatchStream epoch(int epoch, int batchSize, Crop crop, BatchOrder order) {
    if (crop.samples() < 1 || crop.samples() > contract.samples()) {
      throw new BadSetupException(
          "Cannot crop windows: a crop must be 1 to %d samples long, but was %d. Choose a shorter one"
              .formatted(contract.samples(), crop.samples()));
    }
    WindowFormat format =
        new WindowFormat(
            contract.channels().size(),
            contract.samples(),
            encoding(),
            crop,
            index.targets().size());
    EpochPlan plan = EpochPlan.of(index, order, epoch);
    return new EpochReader(format, plan, order, epoch, batchSize, allocator);
  }

  private SignalEncoding encoding() {
    for (SignalEncoding encoding : SignalEncoding.values()) {
      if (encoding.key().equals(contract.encoding())) {
        return encoding;
      }
    }
    throw new BadSetupException(
        "Cannot read windows: the encoding must be float32 or int16, but was "
            + contract.encoding());
  }

  /** Bytes of Arrow's memory in use. */
  public long allocatedBytes() {
    return allocator.getAllocatedMemory();
  }

  @Override
  public void close() {
    allocator.close();
  }
}
