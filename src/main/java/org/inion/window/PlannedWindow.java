package org.inion.window;

import java.util.Objects;
import java.util.Optional;
import org.inion.signal.Event;

/**
 * One window of a recording, before it is cut.
 *
 * @param index from 0 over all windows of the plan, in order of time
 * @param stretch which of the planned stretches it lies in, from 0
 * @param startSample within the stretch, at the stored rate
 * @param samples length at the stored rate
 * @param startSeconds from the recording's first sample, gaps included
 * @param anchor what the anchoring event was selected by; empty for fixed windows
 * @param event the anchoring event; empty for fixed windows
 */
public record PlannedWindow(
    int index,
    int stretch,
    long startSample,
    int samples,
    double startSeconds,
    Optional<String> anchor,
    Optional<Event> event) {

  public PlannedWindow {
    Objects.requireNonNull(anchor);
    Objects.requireNonNull(event);
    if (index < 0 || stretch < 0 || startSample < 0 || samples <= 0) {
      throw new IllegalArgumentException(
          "Invalid window: index, stretch and start must be >= 0 and samples > 0, but were %d, %d, %d and %d"
              .formatted(index, stretch, startSample, samples));
    }
  }

  /** The sample after its last one, within the stretch. */
  public long stopSampleExclusive() {
    return startSample + samples;
  }

  /**
   * Cuts the window out of its stretch.
   *
   * <p><b>Shape</b>: {@code [channels, stretch samples]} to {@code [channels, samples]} flat,
   * channel after channel.
   */
  public float[] cut(float[][] stretchCT) {
    float[] window = new float[stretchCT.length * samples];
    int start = Math.toIntExact(startSample);
    for (int channel = 0; channel < stretchCT.length; channel++) {
      System.arraycopy(stretchCT[channel], start, window, channel * samples, samples);
    }
    return window;
  }
}
