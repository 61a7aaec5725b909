package org.inion.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inion.simulate.wave.Aperiodic;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Seed;

/** Spoils the channels of electrodes that are bad for a whole recording. */
final class BadChannels {
  private static final double DETACHED_EXPONENT = 1.8;

  private final List<Spoiler> spoilers = new ArrayList<>();

  /** Spoils one channel. */
  private interface Spoiler {
    void spoil(float[][] signal, int samples);
  }

  BadChannels(List<Artifact> artifacts, double rateHz, Seed seed) {
    for (Artifact artifact : artifacts) {
      int e = artifact.electrodes().get(0);
      float size = (float) artifact.microvolts();
      Seed own = seed.child(e);
      switch (artifact.kind()) {
        case BAD_FLAT -> spoilers.add((signal, n) -> Arrays.fill(signal[e], 0, n, 0));
        case BAD_NOISE -> {
          Noise noise = own.noise();
          spoilers.add((signal, n) -> noise.add(signal[e], 0, n, size));
        }
        case BAD_DETACHED -> {
          Aperiodic hum = new Aperiodic(own, rateHz, DETACHED_EXPONENT, size);
          spoilers.add((signal, n) -> hum.next(signal[e], n));
        }
        default -> {}
      }
    }
  }

  /** Spoils the next samples. */
  void spoil(float[][] signal, int samples) {
    spoilers.forEach(spoiler -> spoiler.spoil(signal, samples));
  }
}
