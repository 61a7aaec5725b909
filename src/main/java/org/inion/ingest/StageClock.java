package org.inion.ingest;

import java.util.Map;
import java.util.TreeMap;

/** In which stage a recording is, and how long each one took. */
final class StageClock implements OpenRecording.Stage {
  private final Map<String, Double> seconds = new TreeMap<>();
  private String stage = "open";
  private long sinceNanos = System.nanoTime();

  @Override
  public void enter(String name) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - sinceNanos) / 1e9, Double::sum);
    stage = name;
    sinceNanos = now;
  }

  /** Counts time of the present stage for another one. */
  void move(String to, double movedSeconds) {
    seconds.merge(stage, -movedSeconds, Double::sum);
    seconds.merge(to, movedSeconds, Double::sum);
  }

  String stage() {
    return stage;
  }

  /** Wall time by stage so far. */
  Map<String, Double> seconds() {
    enter(stage);
    return seconds;
  }
}
