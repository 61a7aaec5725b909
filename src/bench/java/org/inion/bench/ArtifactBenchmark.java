package org.inion.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inion.dsp.artifact.ArtifactBands;
import org.inion.dsp.artifact.ArtifactSettings;
import org.inion.dsp.artifact.BadChannelFinder;
import org.inion.dsp.artifact.BadChannels;
import org.inion.dsp.artifact.EegChannels;
import org.inion.dsp.artifact.SegmentSignal;
import org.inion.dsp.artifact.SimulatedEeg;
import org.inion.dsp.artifact.WindowArtifacts;
import org.inion.dsp.artifact.WindowMeasurer;
import org.inion.dsp.reference.Reference;
import org.inion.error.Where;
import org.inion.signal.SampleRate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Flags and bad channels of one recording: 129 channels × 30,000 samples at 100 Hz, 150 windows of
 * 2 s. The band powers of the tiles are given; making them is not in these figures.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ArtifactBenchmark {
  private static final int CHANNELS = 129;
  private static final int SECONDS = 300;
  private static final int RATE = 100;
  private static final int WINDOW = 200;

  private final SampleRate rate = SampleRate.ofHertz(RATE);
  private final ArtifactBands bands =
      ArtifactBands.of(ArtifactSettings.DEFAULTS, OptionalDouble.of(60), SampleRate.ofHertz(500));
  private final BadChannelFinder finder =
      new BadChannelFinder(ArtifactSettings.DEFAULTS, bands, rate);
  private final WindowMeasurer measurer =
      new WindowMeasurer(ArtifactSettings.DEFAULTS, bands, rate);
  private final int[] starts =
      IntStream.range(0, SECONDS * RATE / WINDOW).map(w -> w * WINDOW).toArray();
  private EegChannels channels;
  private SegmentSignal segment;
  private BadChannels bad;
  private float[][] signal;

  @Setup
  public void simulate() {
    List<String> names = IntStream.rangeClosed(1, CHANNELS).mapToObj(i -> "E" + i).toList();
    channels = new EegChannels(names, Set.of(), Set.of("E129"));
    signal = new SimulatedEeg(1, CHANNELS, RATE, SECONDS * RATE).signal();
    segment = new SegmentSignal(signal, SECONDS * RATE, tilePowers(), SECONDS);
    bad = finder.find(List.of(segment), channels);
  }

  @Benchmark
  public BadChannels badChannels() {
    return finder.find(List.of(segment), channels);
  }

  @Benchmark
  public List<WindowArtifacts> windows() {
    return measurer.measure(segment, starts, WINDOW, bad);
  }

  @Benchmark
  public List<WindowArtifacts> both() {
    return measurer.measure(segment, starts, WINDOW, finder.find(List.of(segment), channels));
  }

  @Benchmark
  public float[][] averageReference() {
    new Reference.Average()
        .apply(Where.file("benchmark"), channels.names(), Set.of(), signal, SECONDS * RATE);
    return signal;
  }

  private float[][][] tilePowers() {
    Random random = new Random(2);
    float[][][] powers = new float[bands.bands().size()][CHANNELS][SECONDS];
    for (float[][] band : powers) {
      for (float[] of : band) {
        for (int t = 0; t < SECONDS; t++) {
          of[t] = 1 + random.nextFloat();
        }
      }
    }
    return powers;
  }
}
