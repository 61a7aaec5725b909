package org.inion.dsp.artifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.inion.signal.SampleRate;

/** Runs the measures over simulated recordings with injected artifacts, and counts hits. */
final class ArtifactEvaluation {
  static final int RATE = 500;
  static final int EVERY = 5;
  static final int WINDOW_SECONDS = 2;
  static final ArtifactSettings SETTINGS = ArtifactSettings.DEFAULTS;
  static final ArtifactBands BANDS =
      ArtifactBands.of(SETTINGS, OptionalDouble.of(SimulatedEeg.LINE_HZ), SampleRate.ofHertz(RATE));

  private ArtifactEvaluation() {}

  /** Windows or channels, by whether they were injected and whether they were found. */
  static final class Score {
    int injected;
    int found;
    int falselyFound;
    int untouched;

    void count(boolean isInjected, boolean isFound) {
      injected += isInjected ? 1 : 0;
      untouched += isInjected ? 0 : 1;
      found += isInjected && isFound ? 1 : 0;
      falselyFound += !isInjected && isFound ? 1 : 0;
    }

    double sensitivity() {
      return (double) found / injected;
    }

    double precision() {
      return (double) found / (found + falselyFound);
    }

    String row(String name) {
      return "| %s | %d | %d | %.3f | %d of %d | %.3f |"
          .formatted(name, injected, found, sensitivity(), falselyFound, untouched, precision());
    }
  }

  /**
   * The flags over recordings in which half of the windows holds one artifact each. A flag is
   * judged on the windows with its own kind and on those without any.
   */
  static Map<ArtifactKind, Score> flags(int[] channels, int seconds) {
    Map<ArtifactKind, Score> scores = emptyScores();
    for (int r = 0; r < channels.length; r++) {
      float[][] signal = new SimulatedEeg(100 + r, channels[r], RATE, seconds * RATE).signal();
      List<ArtifactKind> plan = plan(200 + r, seconds / WINDOW_SECONDS);
      inject(signal, plan, 300 + r);
      score(scores, plan, measure(filtered(signal), signal, RATE / EVERY));
    }
    return scores;
  }

  /** The flat flag alone over the same kind of recordings, without any filter. */
  static Score flatUnfiltered(int channels, int seconds) {
    float[][] signal = new SimulatedEeg(150, channels, RATE, seconds * RATE).signal();
    List<ArtifactKind> plan = plan(250, seconds / WINDOW_SECONDS);
    plan.replaceAll(kind -> kind == null ? null : ArtifactKind.FLAT);
    inject(signal, plan, 350);
    Map<ArtifactKind, Score> scores = emptyScores();
    score(scores, plan, measure(signal, signal, RATE));
    return scores.get(ArtifactKind.FLAT);
  }

  /** The flat flag after the filter, over channels that stay still for many seconds. */
  static Score flatLong(int channels, int seconds) {
    float[][] signal = new SimulatedEeg(160, channels, RATE, seconds * RATE).signal();
    Injection injection = new Injection(360, signal, RATE);
    List<ArtifactKind> plan = new ArrayList<>(Collections.nCopies(seconds / WINDOW_SECONDS, null));
    for (int w = 2; w + 8 < plan.size(); w += 16) {
      injection.hold(
          w % (channels - 1), w * WINDOW_SECONDS * RATE, (w + 5) * WINDOW_SECONDS * RATE);
      Collections.fill(plan.subList(w, w + 5), ArtifactKind.FLAT);
    }
    Map<ArtifactKind, Score> scores = emptyScores();
    score(scores, plan, measure(filtered(signal), signal, RATE / EVERY));
    return scores.get(ArtifactKind.FLAT);
  }

  /**
   * Bad channels: each criterion is judged on its own kind and on the channels left as they were.
   */
  static Map<BadReason, Score> badChannels(int[] channels, int seconds) {
    List<BadReason> kinds =
        List.of(
            BadReason.FLAT, BadReason.DEVIATION, BadReason.CORRELATION, BadReason.HIGH_FREQUENCY);
    Map<BadReason, Score> scores = new EnumMap<>(BadReason.class);
    kinds.forEach(kind -> scores.put(kind, new Score()));
    for (int r = 0; r < channels.length; r++) {
      float[][] signal = new SimulatedEeg(400 + r, channels[r], RATE, seconds * RATE).signal();
      BadReason[] truth = new BadReason[channels[r]];
      Injection injection = new Injection(500 + r, signal, RATE);
      List<Integer> order = new ArrayList<>(IntStream.range(0, channels[r] - 1).boxed().toList());
      Collections.shuffle(order, new Random(600 + r));
      int each = Math.max(1, channels[r] / 32);
      for (int i = 0; i < each * kinds.size(); i++) {
        truth[order.get(i)] = kinds.get(i % kinds.size());
        injection.throughout(truth[order.get(i)], order.get(i));
      }
      BadChannels bad = find(filtered(signal), signal, RATE / EVERY);
      for (int c = 0; c < truth.length; c++) {
        for (BadReason kind : kinds) {
          if (truth[c] == null || truth[c] == kind) {
            scores.get(kind).count(truth[c] == kind, bad.reasons().get(c).contains(kind));
          }
        }
      }
    }
    return scores;
  }

  static EegChannels channels(int count) {
    List<String> names = IntStream.rangeClosed(1, count).mapToObj(i -> "E" + i).toList();
    return new EegChannels(names, Set.of(), Set.of("E" + count));
  }

  static float[][] filtered(float[][] signal) {
    return Arrays.stream(signal)
        .map(row -> SlowDsp.bandPass(row, RATE, EVERY))
        .toArray(float[][]::new);
  }

  private static List<WindowArtifacts> measure(float[][] stored, float[][] raw, int storedRate) {
    int length = WINDOW_SECONDS * storedRate;
    int[] starts = IntStream.range(0, stored[0].length / length).map(w -> w * length).toArray();
    return new WindowMeasurer(SETTINGS, BANDS, SampleRate.ofHertz(storedRate))
        .measure(segment(stored, raw), starts, length, BadChannels.marked(channels(raw.length)));
  }

  private static BadChannels find(float[][] stored, float[][] raw, int storedRate) {
    return new BadChannelFinder(SETTINGS, BANDS, SampleRate.ofHertz(storedRate))
        .find(List.of(segment(stored, raw)), channels(raw.length));
  }

  private static SegmentSignal segment(float[][] stored, float[][] raw) {
    float[][][] powers = new float[BANDS.bands().size()][raw.length][];
    for (int c = 0; c < raw.length; c++) {
      float[][] of = SlowDsp.tilePowers(raw[c], RATE, BANDS);
      for (int b = 0; b < powers.length; b++) {
        powers[b][c] = of[b];
      }
    }
    return new SegmentSignal(stored, stored[0].length, powers, raw[0].length / RATE);
  }

  /** What each window holds, null for nothing: every kind equally often, in half of the windows. */
  private static List<ArtifactKind> plan(long seed, int windows) {
    List<ArtifactKind> plan = new ArrayList<>(Collections.nCopies(windows, null));
    ArtifactKind[] kinds = ArtifactKind.values();
    for (int i = 0; i < windows / 2; i++) {
      plan.set(i, kinds[i % kinds.length]);
    }
    Collections.shuffle(plan, new Random(seed));
    return plan;
  }

  private static void inject(float[][] signal, List<ArtifactKind> plan, long seed) {
    Injection injection = new Injection(seed, signal, RATE);
    int length = WINDOW_SECONDS * RATE;
    for (int w = 0; w < plan.size(); w++) {
      if (plan.get(w) != null) {
        injection.inWindow(plan.get(w), w * length, length);
      }
    }
  }

  private static void score(
      Map<ArtifactKind, Score> scores, List<ArtifactKind> plan, List<WindowArtifacts> windows) {
    for (int w = 0; w < plan.size(); w++) {
      for (ArtifactKind kind : ArtifactKind.values()) {
        if (plan.get(w) == null || plan.get(w) == kind) {
          scores.get(kind).count(plan.get(w) == kind, windows.get(w).flag(kind));
        }
      }
    }
  }

  private static Map<ArtifactKind, Score> emptyScores() {
    Map<ArtifactKind, Score> scores = new EnumMap<>(ArtifactKind.class);
    for (ArtifactKind kind : ArtifactKind.values()) {
      scores.put(kind, new Score());
    }
    return scores;
  }
}
