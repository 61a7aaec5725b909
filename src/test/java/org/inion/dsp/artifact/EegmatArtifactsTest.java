package org.inion.dsp.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.inion.signal.SampleRate;
import org.junit.jupiter.api.Test;

/** The 24 real recordings of eegmat: what docs/concepts/artifacts.md says of them. */
class EegmatArtifactsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("inion.shared", "../shared/data")).resolve("eegmat-bids");
  private static final ArtifactSettings SETTINGS = ArtifactSettings.DEFAULTS;

  @Test
  void giveTheCountsThatThePageStatesAndTheirStillEndIsFlat() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "real recordings are not at " + FOLDER);
    ArtifactCounts filtered = ArtifactCounts.NONE;
    int stillEnds = 0;
    Map<BadReason, Integer> bad = new EnumMap<>(BadReason.class);
    float[] largest = new float[2];
    for (int subject = 0; subject < 24; subject++) {
      PlainEdf edf = new PlainEdf(path(subject));
      List<WindowArtifacts> windows = measure(edf, true, bad);
      filtered = filtered.plus(ArtifactCounts.of(windows));
      for (WindowArtifacts window : windows) {
        largest[0] = Math.max(largest[0], window.muscleRmsUv());
        largest[1] = Math.max(largest[1], window.lineNoiseRatio());
      }
      List<WindowArtifacts> unfiltered = measure(edf, false, new EnumMap<>(BadReason.class));
      stillEnds += unfiltered.get(unfiltered.size() - 1).flat() ? 1 : 0;
    }
    assertThat(filtered.windows()).isEqualTo(24 * 31);
    assertThat(stillEnds).isEqualTo(24);
    assertThat(filtered.clean()).isEqualTo(535);
    assertThat(filtered.flagged())
        .isEqualTo(
            Map.of(
                ArtifactKind.AMPLITUDE, 8L,
                ArtifactKind.FLAT, 24L,
                ArtifactKind.STEP, 7L,
                ArtifactKind.MUSCLE, 0L,
                ArtifactKind.LINE_NOISE, 0L));
    assertThat(bad).isEqualTo(Map.of(BadReason.DEVIATION, 3, BadReason.CORRELATION, 22));
    assertThat(largest[0]).isLessThan(0.02f);
    assertThat(largest[1]).isLessThan(1.2f);
  }

  private static List<WindowArtifacts> measure(
      PlainEdf edf, boolean isFiltered, Map<BadReason, Integer> counts) {
    int every = isFiltered ? 5 : 1;
    float[][] stored = edf.signal;
    SampleRate native500 = SampleRate.ofHertz(edf.rateHz);
    ArtifactBands bands = ArtifactBands.of(SETTINGS, OptionalDouble.of(50), native500);
    float[][][] powers = new float[bands.bands().size()][edf.signal.length][];
    if (isFiltered) {
      stored = new float[edf.signal.length][];
      for (int c = 0; c < stored.length; c++) {
        stored[c] = SlowDsp.bandPass(edf.signal[c], edf.rateHz, every);
        float[][] of = SlowDsp.tilePowers(edf.signal[c], edf.rateHz, bands);
        for (int b = 0; b < powers.length; b++) {
          powers[b][c] = of[b];
        }
      }
    } else {
      powers = WindowMeasurerTest.constant(bands, edf.signal.length, 62, Float.NaN);
    }
    SampleRate rate = SampleRate.ofHertz((double) edf.rateHz / every);
    int samples = stored[0].length;
    SegmentSignal segment =
        new SegmentSignal(stored, samples, powers, samples * every / edf.rateHz);
    EegChannels channels = EegChannels.named(edf.names);
    BadChannels bad = new BadChannelFinder(SETTINGS, bands, rate).find(List.of(segment), channels);
    bad.counts().forEach((reason, count) -> counts.merge(reason, count, Integer::sum));
    int length = (int) rate.sampleAt(2);
    int[] starts = IntStream.range(0, samples / length).map(w -> w * length).toArray();
    return new ArrayList<>(
        new WindowMeasurer(SETTINGS, bands, rate).measure(segment, starts, length, bad));
  }

  private static Path path(int subject) {
    String name = "sub-%02d".formatted(subject);
    return FOLDER.resolve(name).resolve("eeg").resolve(name + "_task-arithmetic_eeg.edf");
  }
}
