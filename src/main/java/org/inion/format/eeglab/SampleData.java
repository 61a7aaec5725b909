package org.inion.format.eeglab;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.format.ReadPolicies;
import org.inion.format.ReadPolicies.TruncatedRecord;
import org.inion.format.bytes.ByteSpans;
import org.inion.format.bytes.FileSpans;
import org.inion.format.bytes.NumberType;
import org.inion.format.bytes.SampleCoding;
import org.inion.format.matlab.MatValue;

/**
 * Where the samples lie: all channels of one sample after the other.
 *
 * @param samples of each channel
 * @param channel what is to be closed in the end
 */
record SampleData(
    ByteSpans bytes,
    SampleCoding coding,
    long samples,
    SeekableByteChannel channel,
    SortedMap<String, Integer> repairs) {
  static final String OWN_NAME = "data-file-by-own-name";
  static final String TRUNCATED = "truncated-data-dropped";
  static final String TRAILING = "trailing-bytes-ignored";

  static SampleData of(
      Dataset dataset,
      FileTree files,
      String path,
      SeekableByteChannel set,
      ReadPolicies policies,
      Where where)
      throws IOException {
    if (dataset.data() instanceof MatValue.Numbers numbers) {
      return inside(dataset, numbers, set, where);
    }
    DataFile file = DataFile.of(files, path, ((MatValue.Text) dataset.data()).text(), where);
    SeekableByteChannel beside = files.open(file.path());
    try {
      return beside(dataset, file, beside, policies);
    } catch (IOException | RuntimeException e) {
      beside.close();
      throw e;
    }
  }

  private static SampleData inside(
      Dataset dataset, MatValue.Numbers numbers, SeekableByteChannel set, Where where) {
    if (numbers.dimensions().get(0) != dataset.channels()
        || numbers.count() != Math.multiplyExact(dataset.channels(), dataset.samples())) {
      throw where
          .field("EEG.data")
          .bad(
              "Cannot read the samples: it must have nbchan × pnts × trials values, "
                  + shape(dataset)
                  + ", but has "
                  + Dataset.shape(numbers.dimensions())
                  + ". Run eeg_checkset in EEGLAB and save the dataset again.");
    }
    return new SampleData(
        numbers.bytes(),
        new SampleCoding(numbers.type(), numbers.order()),
        dataset.samples(),
        set,
        new TreeMap<>());
  }

  /** <b>Source</b>: EEGLAB, {@code pop_saveset.m}, {@code floatwrite.m}: float32, little-endian. */
  private static SampleData beside(
      Dataset dataset, DataFile file, SeekableByteChannel channel, ReadPolicies policies)
      throws IOException {
    long frameBytes = 4L * dataset.channels();
    long wanted = Math.multiplyExact(frameBytes, dataset.samples());
    long bytes = channel.size();
    SortedMap<String, Integer> repairs = new TreeMap<>();
    long samples = dataset.samples();
    if (file.renamed()) {
      repairs.put(OWN_NAME, 1);
    }
    if (bytes < wanted) {
      long whole = bytes / frameBytes;
      samples = whole - (dataset.trials() > 1 ? whole % dataset.points() : 0);
      if (policies.truncatedRecord() == TruncatedRecord.REJECT || samples == 0) {
        throw wrongSize(dataset, file, wanted, bytes, samples > 0);
      }
      repairs.put(TRUNCATED, 1);
    } else if (bytes >= wanted + frameBytes) {
      throw wrongSize(dataset, file, wanted, bytes, false);
    } else if (bytes > wanted) {
      repairs.put(TRAILING, 1);
    }
    Where where = Where.file(file.path());
    return new SampleData(
        new FileSpans(channel, 0, samples * frameBytes, where),
        new SampleCoding(NumberType.FLOAT32, ByteOrder.LITTLE_ENDIAN),
        samples,
        channel,
        repairs);
  }

  private static RuntimeException wrongSize(
      Dataset dataset, DataFile file, long wanted, long bytes, boolean mendable) {
    return Where.file(file.path())
        .bad(
            "Cannot read the samples: file must have nbchan × pnts × trials × 4 bytes, "
                + shape(dataset)
                + " × 4 = "
                + wanted
                + ", but has "
                + bytes
                + (bytes < wanted
                    ? ". Copy the file again"
                    : ". It belongs to another dataset, or"
                        + " the .set file does; copy both again")
                + (mendable ? ", or set read.truncated-record to drop-last." : "."));
  }

  private static String shape(Dataset dataset) {
    return dataset.channels() + " × " + dataset.points() + " × " + dataset.trials();
  }
}
