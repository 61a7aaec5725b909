package org.inion.predict;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inion.batch.CountDecoders;
import org.inion.error.BadSetupException;
import org.inion.signal.ChannelNames;
import org.inion.table.Contract;
import org.inion.table.ModelContract;
import org.inion.table.SignalEncoding;
import org.inion.window.CropStarts;

/**
 * How a stored window becomes what a model takes: its channels by name, its crops, its numbers.
 *
 * @param channels for each channel of the model, its place in the stored window
 * @param storedChannels of a window
 * @param storedSamples of a window
 * @param encoding of its numbers
 * @param samples that the model takes
 * @param starts first samples of the crops
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read in tasks
record WindowFit(
    int[] channels,
    int storedChannels,
    int storedSamples,
    SignalEncoding encoding,
    int samples,
    int[] starts)
    implements Serializable {

  /**
   * Compares both contracts.
   *
   * <p><b>Throws</b> {@link BadSetupException} with all in which they do not fit.
   */
  static WindowFit of(ModelContract.Input model, Contract windows, String folder) {
    List<String> problems = new ArrayList<>();
    List<String> missing =
        model.channels().stream().filter(name -> !windows.channels().contains(name)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          "channels must hold %s, which the model takes (%s), but are %s"
              .formatted(
                  ChannelNames.brief(missing),
                  ChannelNames.brief(model.channels()),
                  ChannelNames.brief(windows.channels())));
    }
    if (model.sampleRateHz() != windows.sampleRateHz()) {
      problems.add(
          "sample_rate_hz must be %s Hz, but is %s Hz"
              .formatted(model.sampleRateHz(), windows.sampleRateHz()));
    }
    if (model.samples() > windows.samples()) {
      problems.add(
          "samples must be at least %d, but are %d".formatted(model.samples(), windows.samples()));
    }
    if (!model.unit().equals(windows.unit())) {
      problems.add("unit must be %s, but is %s".formatted(model.unit(), windows.unit()));
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(
          problems.stream()
              .map(
                  problem ->
                      "[%s] Cannot predict: the windows' %s. Preprocess them like those that the model learnt from"
                          .formatted(folder, problem))
              .toList());
    }
    return new WindowFit(
        model.channels().stream().mapToInt(windows.channels()::indexOf).toArray(),
        windows.channels().size(),
        windows.samples(),
        SignalEncoding.valueOf(windows.encoding().toUpperCase(java.util.Locale.ROOT)),
        model.samples(),
        CropStarts.of(windows.samples() - model.samples(), model.crops()));
  }

  /** Of windows whose channels are the model's, in its order. */
  static WindowFit inOrder(
      int channels, int storedSamples, SignalEncoding encoding, int samples, int crops) {
    return new WindowFit(
        IntStream.range(0, channels).toArray(),
        channels,
        storedSamples,
        encoding,
        samples,
        CropStarts.of(storedSamples - samples, crops));
  }

  /** What is done to the channels, in words; empty where they are taken as they are. */
  Optional<String> mended() {
    if (takesAllChannels()) {
      return Optional.empty();
    }
    return Optional.of(
        channels.length < storedChannels
            ? "The windows have %d channels; the %d that the model takes are chosen by name."
                .formatted(storedChannels, channels.length)
            : "The windows' channels are in another order than the model's; they are put in its order by name.");
  }

  private boolean takesAllChannels() {
    boolean inOrder = channels.length == storedChannels;
    for (int i = 0; i < channels.length; i++) {
      inOrder &= channels[i] == i;
    }
    return inOrder;
  }

  /** Whether a stored window is what the model takes, bit for bit. */
  boolean takesAll() {
    return encoding == SignalEncoding.FLOAT32 && samples == storedSamples && takesAllChannels();
  }

  int crops() {
    return starts.length;
  }

  /** Bytes of a stored window. */
  int storedBytes() {
    return encoding.bytes(storedChannels, storedSamples);
  }

  /**
   * Appends the crop of a window to a batch, as little-endian float32.
   *
   * @param stored its bytes, little-endian, from its position on; not moved
   * @param scales µV a count of each stored channel; unused for float32
   */
  void append(ByteBuffer stored, float[] scales, int crop, ByteBuffer batch) {
    ByteBuffer from = stored.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int width = encoding.bytes(1, 1);
    for (int channel : channels) {
      int first = stored.position() + (channel * storedSamples + starts[crop]) * width;
      if (encoding == SignalEncoding.FLOAT32) {
        batch.put(from.limit(first + samples * width).position(first));
      } else {
        CountDecoders.fastest()
            .decode(from, first, samples, scales[channel], batch, batch.position());
        batch.position(batch.position() + samples * Float.BYTES);
      }
    }
  }
}
