package org.inion.dsp;

import java.io.IOException;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.signal.SignalSource;

/**
 * Filters and resamples recordings in one pass, reading each sample once. Holds a few blocks of
 * time of all channels, never a whole recording, and keeps that memory for the next one. Confined
 * to one thread.
 *
 * <p>Each channel's first sample is taken away before the filter and what the filter makes of it is
 * added afterwards, because an offset of 10⁵ µV would cost float32 all its digits.
 */
public final class SignalFilter {
  /** What is held of a source at its own rate, unless a single block of all channels is more. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int COPIED_SAMPLES = 1 << 14;

  private final PolyphaseFilter filter;
  private final long mostBytes;
  private final GroupFilter group;
  private final InputWindow window = new InputWindow();
  private final Lanes from;
  private final Lanes to;
  private final int[] channelOf;
  private final int[] outputsOf;
  private final long[] firstOf;
  private float[][] staged = new float[0][0];
  private float[] bases = new float[0];

  /** A filter on the fastest engine of this machine. */
  public SignalFilter(PolyphaseFilter filter) {
    this(filter, LaneEngines.fastest());
  }

  public SignalFilter(PolyphaseFilter filter, LaneEngine engine) {
    this(filter, engine, MOST_BYTES);
  }

  SignalFilter(PolyphaseFilter filter, LaneEngine engine, long mostBytes) {
    this.filter = filter;
    this.mostBytes = mostBytes;
    this.group = new GroupFilter(filter, engine);
    this.from = new Lanes(group.lanes());
    this.to = new Lanes(group.lanes());
    this.channelOf = new int[group.lanes()];
    this.outputsOf = new int[group.lanes()];
    this.firstOf = new long[group.lanes()];
  }

  /** Output samples for so many input samples: what a row of the target must hold. */
  public int outputs(long inputs) {
    return Math.toIntExact(filter.resampling().outputs(inputs));
  }

  /**
   * Filters a source.
   *
   * <p><b>Shape</b>: fills {@code target[channel][0 … outputs)}; output sample m is at the time m /
   * output rate. <b>Unit</b>: that of the source.
   *
   * @param where the recording, for messages
   * @param tap sees the samples as they were
   * @throws BadDataException when the source is empty or a sample is not finite
   */
  public void filter(Where where, SignalSource source, float[][] target, UnfilteredTap tap)
      throws IOException {
    if (source.samples() < 1 || source.channels() < 1) {
      throw where.bad(
          String.format(
              "Cannot filter: numbers of channels and samples must be > 0, but were %d and %d. Leave"
                  + " this recording out.",
              source.channels(), source.samples()));
    }
    if (filter.isIdentity()) {
      copy(where, source, target, tap);
    } else {
      BlockPlan plan = BlockPlan.of(filter, source, mostBytes);
      window.open(source, tap, plan.windowSamples());
      reserve(source.channels(), plan);
      for (int chunk = 0; chunk < plan.chunks(); chunk++) {
        window.moveTo(plan.start(chunk), plan.windowSamples());
        if (chunk == 0) {
          takeBases(source.channels());
        }
        filterChunk(where, plan, chunk, source.channels(), target);
      }
    }
  }

  private void reserve(int channels, BlockPlan plan) {
    int room = (plan.blockOutputs() + 15) / 16 * 16;
    if (staged.length == 0 || staged[0].length < room) {
      staged = new float[group.lanes()][room];
    }
    if (bases.length < channels) {
      bases = new float[channels];
    }
  }

  private void takeBases(int channels) {
    int first = (int) -window.start();
    for (int c = 0; c < channels; c++) {
      bases[c] = window.samples()[c][first];
    }
  }

  private void filterChunk(Where where, BlockPlan plan, int chunk, int channels, float[][] target) {
    int blocks = plan.blocksIn(chunk);
    int items = channels * blocks;
    for (int first = 0; first < items; first += group.lanes()) {
      int used = Math.min(group.lanes(), items - first);
      for (int lane = 0; lane < group.lanes(); lane++) {
        int item = first + Math.min(lane, used - 1);
        int block = item % blocks;
        setLane(plan, lane, item / blocks, block, plan.firstOutput(chunk, block), target);
        if (lane >= used) {
          to.set(lane, staged[lane], 0, 0);
        }
      }
      group.filter(from, plan.blockOutputs(), to);
      for (int lane = 0; lane < used; lane++) {
        finish(where, lane, target);
      }
    }
  }

  private void setLane(
      BlockPlan plan, int lane, int channel, int block, long firstOutput, float[][] target) {
    int outputs = (int) Math.min(plan.blockOutputs(), plan.outputs() - firstOutput);
    channelOf[lane] = channel;
    firstOf[lane] = firstOutput;
    outputsOf[lane] = outputs;
    from.set(lane, window.samples()[channel], plan.blockSample(block), bases[channel]);
    // Rows leave sixteen at a time: where that is too many for the target they go through a copy.
    if (outputs % 16 == 0 && outputs == plan.blockOutputs()) {
      to.set(lane, target[channel], (int) firstOutput, 0);
    } else {
      to.set(lane, staged[lane], 0, 0);
    }
  }

  private void finish(Where where, int lane, float[][] target) {
    float[] channel = target[channelOf[lane]];
    int first = (int) firstOf[lane];
    if (to.signal[lane] != channel) {
      System.arraycopy(staged[lane], 0, channel, first, outputsOf[lane]);
    }
    // One bad input of a lane makes all its outputs bad, and those of the lane it is paired with.
    if (!Float.isFinite(channel[first])) {
      throw broken(where);
    }
    int up = filter.resampling().up();
    for (int phase = 0; phase < up; phase++) {
      float offset = (float) (bases[channelOf[lane]] * filter.offsetGain(phase));
      add(offset, channel, first + phase, first + outputsOf[lane], up);
    }
  }

  private static void add(float offset, float[] channel, int from, int to, int step) {
    if (step == 1) {
      for (int i = from; i < to; i++) {
        channel[i] += offset;
      }
    } else {
      for (int i = from; i < to; i += step) {
        channel[i] += offset;
      }
    }
  }

  private BadDataException broken(Where where) {
    return window
        .firstNotFinite()
        .map(at -> notFinite(where, at[0], window.start() + at[1], window.samples()[at[0]][at[1]]))
        .orElseGet(
            () ->
                where.bad(
                    "Cannot filter: samples must be below 1e30, but some are larger. Check the"
                        + " unit and the scale of the channels."));
  }

  private static BadDataException notFinite(Where where, int channel, long sample, float value) {
    return where.bad(
        String.format(
            "Cannot filter: channel %d, sample %d must be a finite number, but was %s. Leave the"
                + " channel or the recording out.",
            channel, sample, value));
  }

  /** No filter and no change of rate: every sample exactly as it was. */
  private static void copy(Where where, SignalSource source, float[][] target, UnfilteredTap tap)
      throws IOException {
    int samples = Math.toIntExact(source.samples());
    for (int start = 0; start < samples; start += COPIED_SAMPLES) {
      int length = Math.min(COPIED_SAMPLES, samples - start);
      source.read(start, length, target, start);
      tap.accept(target, start, length, start);
      for (int c = 0; c < source.channels(); c++) {
        for (int i = start; i < start + length; i++) {
          if (!Float.isFinite(target[c][i])) {
            throw notFinite(where, c, i, target[c][i]);
          }
        }
      }
    }
  }
}
