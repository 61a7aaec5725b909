package org.inion.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.inion.batch.EpochReader.WindowFormat;
import org.inion.error.BadSetupException;
import org.inion.table.Contract;
import org.inion.table.SignalEncoding;

/** The windows of one folder, its parts read by a {@link PartScanner}. */
public final class WindowBatches implements WindowSource {
  private final PartScanner scanner;
  private final BufferAllocator allocator;
  private final WindowIndex index;
  private final Contract contract;
  private final BatchMemory memory = new BatchMemory();

  private WindowBatches(
      PartScanner scanner, BufferAllocator allocator, WindowIndex index, Contract contract) {
    this.scanner = scanner;
    this.allocator = allocator;
    this.index = index;
    this.contract = contract;
  }

  /**
   * Opens a windows folder of this machine, to be read by this process.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it is none.
   */
  public static WindowBatches open(Path folder, WindowFilter filter, List<Target> targets)
      throws IOException {
    return open(FolderFiles.local(folder), RecordScan::local, filter, targets);
  }

  /**
   * Opens a windows folder.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it is none.
   *
   * @param scanner reads its parts
   */
  public static WindowBatches open(
      FolderFiles folder, PartScanner scanner, WindowFilter filter, List<Target> targets)
      throws IOException {
    Contract contract = folder.contract();
    BufferAllocator allocator = ReusedMemory.allocator();
    try {
      WindowIndex index =
          new IndexReader(scanner, allocator, filter, targets, contract).read(folder);
      return new WindowBatches(scanner, allocator, index, contract);
    } catch (IOException | RuntimeException e) {
      allocator.close();
      throw e;
    }
  }

  @Override
  public WindowIndex index() {
    return index;
  }

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public BatchStream epoch(int epoch, int batchSize, Crop crop, BatchOrder order) {
    if (crop.samples() < 1 || crop.samples() > contract.samples()) {
      throw new BadSetupException(
          "Cannot crop windows: a crop must be 1 to %d samples long, but was %d. Choose a shorter one"
              .formatted(contract.samples(), crop.samples()));
    }
    if (batchSize < 1) {
      throw new BadSetupException(
          "Cannot make batches: a batch must be > 0 windows, but was " + batchSize);
    }
    WindowFormat format =
        new WindowFormat(
            contract.channels().size(),
            contract.samples(),
            encoding(),
            crop,
            index.targets().size());
    EpochPlan plan = EpochPlan.of(index, order, epoch);
    PartTurns turns = new PartTurns(plan, scanner, format, allocator, order.shuffle());
    return new EpochReader(
        format, plan, turns, order, epoch, batchSize, memory.batches(batchSize, format.shape()));
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

  @Override
  public long allocatedBytes() {
    return allocator.getAllocatedMemory();
  }

  @Override
  public long peakBytes() {
    return allocator.getPeakMemoryAllocation();
  }

  @Override
  public void close() {
    allocator.close();
  }
}
