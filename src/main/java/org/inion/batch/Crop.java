package org.inion.batch;

import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The part of a window that a batch takes.
 *
 * @param samples of it
 * @param place where it begins
 */
public record Crop(int samples, Place place) {

  /** Where a crop begins. */
  public enum Place {
    /** Anywhere, drawn for each window of each epoch. */
    RANDOM,
    /** In the middle. */
    CENTRE
  }

  public Crop {
    Objects.requireNonNull(place);
  }

  /** The first sample of a crop of a window of so many samples. */
  int start(int windowSamples, SplittableRandom random) {
    int room = windowSamples - samples;
    return place == Place.CENTRE || room == 0 ? room / 2 : random.nextInt(room + 1);
  }
}
