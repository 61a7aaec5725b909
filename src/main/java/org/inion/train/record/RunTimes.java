package org.inion.train.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a run began, went on and ended.
 *
 * @param started the first time
 * @param resumed each time that it went on
 * @param ended the last time; empty while it runs
 */
public record RunTimes(Instant started, List<Instant> resumed, Optional<Instant> ended) {
  public RunTimes {
    resumed = List.copyOf(resumed);
  }

  /** Of a run that begins. */
  public static RunTimes from(Instant started) {
    return new RunTimes(started, List.of(), Optional.empty());
  }

  /** It goes on. */
  public RunTimes resumedAt(Instant now) {
    List<Instant> more = new ArrayList<>(resumed);
    more.add(now);
    return new RunTimes(started, more, Optional.empty());
  }

  /** It ends. */
  public RunTimes endedAt(Instant now) {
    return new RunTimes(started, resumed, Optional.of(now));
  }

  /** From the beginning to the end, pauses included; empty while it runs. */
  public Optional<Duration> span() {
    return ended.map(end -> Duration.between(started, end));
  }
}
