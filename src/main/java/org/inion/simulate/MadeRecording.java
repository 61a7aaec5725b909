package org.inion.simulate;

import java.io.Serializable;

/**
 * What became of an order.
 *
 * @param seconds length of the recording
 * @param bytes of its raw file
 * @param cpuSeconds of the thread that made it
 * @param kind made, or kept as it was
 */
record MadeRecording(int seconds, long bytes, double cpuSeconds, Kind kind)
    implements Serializable {

  /** Whether it was there already. */
  enum Kind {
    MADE,
    KEPT
  }
}
