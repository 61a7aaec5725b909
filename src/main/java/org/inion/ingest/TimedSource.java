package org.inion.ingest;

import java.io.IOException;
import org.inion.signal.SampleRate;
import org.inion.signal.SignalSource;

/** A source that knows how long reading it took. */
final class TimedSource implements SignalSource {
  private final SignalSource source;
  private long nanos;

  TimedSource(SignalSource source) {
    this.source = source;
  }

  double seconds() {
    return nanos / 1e9;
  }

  @Override
  public int channels() {
    return source.channels();
  }

  @Override
  public SampleRate rate() {
    return source.rate();
  }

  @Override
  public long samples() {
    return source.samples();
  }

  @Override
  public void read(long start, int length, float[][] target, int offset) throws IOException {
    long before = System.nanoTime();
    source.read(start, length, target, offset);
    nanos += System.nanoTime() - before;
  }
}
