package org.inion.format.edf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inion.signal.Event;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

/**
 * Events from BioSemi's status channel.
 *
 * <p><b>Source</b>: biosemi.com/faq/trigger_signals.htm: of the 24 bits of a status sample the
 * lower 16 are the trigger inputs; the others tell of the amplifier and say nothing of the
 * experiment.
 *
 * <p>The rule: a sample whose trigger code is higher than that of the sample before it is an event
 * with the code, in decimal, as its value. A code that falls, also to one other than zero, is the
 * end of what was there before. The first sample of a segment has no sample before it and is no
 * event: when its code rose is not known.
 */
final class TriggerScan {
  private static final int TRIGGER_BITS = 0xFFFF;
  private static final int BLOCK_SAMPLES = 1 << 16;

  private TriggerScan() {}

  /** The digital values of the status channel. */
  interface Status {
    void read(long start, int length, int[] target) throws IOException;
  }

  static List<Event> events(Status status, SampleRate rate, List<Segment> segments)
      throws IOException {
    List<Event> events = new ArrayList<>();
    int[] block = new int[BLOCK_SAMPLES];
    for (Segment segment : segments) {
      long first = segment.firstSample(rate);
      long stop = segment.stopSampleExclusive(rate);
      int before = TRIGGER_BITS;
      for (long start = first; start < stop; start += BLOCK_SAMPLES) {
        int length = (int) Math.min(BLOCK_SAMPLES, stop - start);
        status.read(start, length, block);
        for (int i = 0; i < length; i++) {
          int code = block[i] & TRIGGER_BITS;
          if (code > before) {
            double onset = segment.onsetSeconds() + rate.secondsAt(start + i - first);
            events.add(new Event(onset, 0, String.valueOf(code)));
          }
          before = code;
        }
      }
    }
    return events;
  }
}
