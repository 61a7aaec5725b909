package org.inion.dsp.artifact;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inion.dsp.artifact.ArtifactBands.Measure;
import org.inion.signal.SampleRate;

/**
 * Finds the channels that are bad over a whole recording. Keeps its buffers from one recording to
 * the next, so one belongs to one thread.
 *
 * <p>Deviation, correlation and high frequency compare a channel with the others: they hold where
 * at least {@value #LEAST_CHANNELS} channels are left to compare, which are those that are neither
 * marked, flat, a declared reference nor without finite numbers.
 *
 * <p><b>Source</b>: the PREP pipeline, Bigdely-Shamlo et al. 2015, doi 10.3389/fninf.2015.00016.
 */
public final class BadChannelFinder {
  /** Fewer channels than these are not compared with each other. */
  public static final int LEAST_CHANNELS = 8;

  private static final int QUARTILE_SAMPLES = 4096;

  private final ArtifactSettings settings;
  private final int flatSpan;
  private final Loneliness loneliness;
  private final TilePower low;
  private final TilePower high;
  private final Quantiles quantiles = new Quantiles();
  private float[] values = {};

  /**
   * @param bands in whose order the tile powers come
   * @param storedRate of the filtered signal
   */
  public BadChannelFinder(ArtifactSettings settings, ArtifactBands bands, SampleRate storedRate) {
    this.settings = settings;
    this.flatSpan = WindowMeasurer.flatSpan(settings, storedRate);
    this.loneliness = new Loneliness(settings, storedRate);
    this.low = new TilePower(bands, Measure.LOW);
    this.high = new TilePower(bands, Measure.HIGH);
  }

  /** The bad channels of a recording, by all its segments. */
  public BadChannels find(List<SegmentSignal> segments, EegChannels channels) {
    List<Set<BadReason>> reasons = new ArrayList<>();
    double[] amplitudes = new double[channels.count()];
    for (int c = 0; c < channels.count(); c++) {
      reasons.add(alone(segments, channels, c));
      amplitudes[c] = reasons.get(c).isEmpty() ? amplitude(segments, c) : Double.NaN;
    }
    int[] compared =
        IntStream.range(0, channels.count())
            .filter(c -> reasons.get(c).isEmpty() && !channels.isReference(c))
            .toArray();
    if (compared.length >= LEAST_CHANNELS) {
      compare(segments, compared, amplitudes, reasons);
    }
    return new BadChannels(channels, reasons);
  }

  private Set<BadReason> alone(List<SegmentSignal> segments, EegChannels channels, int channel) {
    if (channels.isMarkedBad(channel)) {
      return EnumSet.of(BadReason.MARKED);
    }
    if (!segments.stream().allMatch(s -> isFinite(s.filtered(channel), s.samples()))) {
      return EnumSet.of(BadReason.NOT_FINITE);
    }
    if (!channels.isReference(channel) && isFlat(segments, channel)) {
      return EnumSet.of(BadReason.FLAT);
    }
    return EnumSet.noneOf(BadReason.class);
  }

  private void compare(
      List<SegmentSignal> segments,
      int[] compared,
      double[] amplitudes,
      List<Set<BadReason>> reasons) {
    double[] deviation =
        RobustScore.byQuartiles(IntStream.of(compared).mapToDouble(c -> amplitudes[c]).toArray());
    boolean[] noisy = noisy(segments, compared);
    boolean[] lonely = loneliness.find(segments, compared);
    for (int i = 0; i < compared.length; i++) {
      Set<BadReason> of = reasons.get(compared[i]);
      if (Math.abs(deviation[i]) > settings.badChannel().deviation()) {
        of.add(BadReason.DEVIATION);
      }
      if (noisy[i]) {
        of.add(BadReason.HIGH_FREQUENCY);
      }
      if (lonely[i]) {
        of.add(BadReason.CORRELATION);
      }
    }
  }

  /** A number times zero is zero unless it is not finite; four sums do not wait for each other. */
  private static boolean isFinite(float[] signal, int samples) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < samples; i += 4) {
      a += signal[i] * 0;
      b += signal[i + 1] * 0;
      c += signal[i + 2] * 0;
      d += signal[i + 3] * 0;
    }
    for (; i < samples; i++) {
      a += signal[i] * 0;
    }
    return a + b + c + d == 0;
  }

  private boolean isFlat(List<SegmentSignal> segments, int channel) {
    int spans = 0;
    int flat = 0;
    for (SegmentSignal segment : segments) {
      for (int start = 0; start + flatSpan <= segment.samples(); start += flatSpan) {
        spans++;
        flat += staysWithin(segment.filtered(channel), start) ? 1 : 0;
      }
    }
    return flat > settings.badChannel().flatFraction() * spans;
  }

  /** Ends at the first sample that leaves the range, which most spans do at once. */
  private boolean staysWithin(float[] signal, int start) {
    float low = signal[start];
    float high = low;
    for (int i = start; i < start + flatSpan; i++) {
      low = Math.min(low, signal[i]);
      high = Math.max(high, signal[i]);
      if (high - low >= settings.flat().thresholdUv()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Robust standard deviation in µV, by the quartiles of at most {@value #QUARTILE_SAMPLES} samples
   * that lie evenly over the recording: more would say no more, because neighbours are alike.
   */
  private double amplitude(List<SegmentSignal> segments, int channel) {
    long all = segments.stream().mapToLong(SegmentSignal::samples).sum();
    int every = Math.toIntExact((all + QUARTILE_SAMPLES - 1) / QUARTILE_SAMPLES);
    ensure(QUARTILE_SAMPLES);
    int count = 0;
    int next = 0;
    for (SegmentSignal segment : segments) {
      float[] signal = segment.filtered(channel);
      for (; next < segment.samples(); next += every) {
        values[count++] = signal[next];
      }
      next -= segment.samples();
    }
    if (count == 0) {
      return 0;
    }
    centre(count);
    return RobustScore.SD_OF_IQR
        * (quantiles.select(values, count, 0.75) - quantiles.select(values, count, 0.25));
  }

  /** Quartiles do not feel an offset, but buckets by leading bits are narrow only around zero. */
  private void centre(int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    float mean = (float) (sum / count);
    for (int i = 0; i < count; i++) {
      values[i] -= mean;
    }
  }

  /** None where the ratio cannot be measured in each of the channels. */
  private boolean[] noisy(List<SegmentSignal> segments, int[] compared) {
    boolean[] noisy = new boolean[compared.length];
    double[] ratios =
        IntStream.of(compared)
            .mapToDouble(c -> Math.sqrt(median(segments, high, c) / median(segments, low, c)))
            .toArray();
    if (DoubleStream.of(ratios).allMatch(Double::isFinite)) {
      double[] scores = RobustScore.byDeviations(ratios);
      for (int i = 0; i < noisy.length; i++) {
        noisy[i] =
            scores[i] > settings.badChannel().highFrequency()
                && ratios[i] > settings.badChannel().highFrequencyLeast();
      }
    }
    return noisy;
  }

  private double median(List<SegmentSignal> segments, TilePower power, int channel) {
    ensure(segments.stream().mapToInt(SegmentSignal::tiles).sum());
    int count = 0;
    for (SegmentSignal segment : segments) {
      power.fill(segment, channel);
      count = power.append(values, count);
    }
    return count == 0 ? Double.NaN : quantiles.median(values, count);
  }

  private void ensure(int length) {
    if (values.length < length) {
      values = new float[length];
    }
  }
}
