package org.inion.demo;

import java.util.List;

/** What is predicted, and the small network that learns it. */
enum Aim {
  AGE("age", "age", "subject"),
  RESPONSE_TIME("response-time", "response time", "window"),
  EXTERNALIZING("externalizing", "externalizing", "subject");

  private final String task;
  private final String words;
  private final String level;

  Aim(String task, String words, String level) {
    this.task = task;
    this.words = words;
    this.level = level;
  }

  /** Name of the task, and of its folder. */
  String task() {
    return task;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** What its baselines predict one by one: {@code subject} or {@code window}. */
  String level() {
    return level;
  }

  /** Which recordings are cut into windows, where those of the task are too many. */
  List<String> windowOptions() {
    return this == EXTERNALIZING ? List.of("--task", "RestingState") : List.of();
  }

  /**
   * Options of training that choose and shape the network; against learning few people by heart.
   */
  List<String> network() {
    return switch (this) {
      case AGE ->
          List.of(
              "--model", "spectral",
              "--set", "model.spectral.filters=64",
              "--set", "model.spectral.hidden=16",
              "--set", "model.spectral.dropout=60 %",
              "--set", "train.optimizer.weight-decay=0.3",
              "--set", "augment.channel-dropout.probability=0.5");
      case RESPONSE_TIME ->
          List.of(
              "--model", "temporal",
              "--set", "model.temporal.filters=16",
              "--set", "model.temporal.dropout=30 %",
              "--set", "train.data.windows=all",
              "--set", "train.rate.peak=3e-3",
              "--set", "augment.channel-dropout.probability=0.5");
      case EXTERNALIZING ->
          List.of(
              "--model", "spectral",
              "--set", "model.spectral.filters=8",
              "--set", "model.spectral.hidden=16",
              "--set", "model.spectral.dropout=60 %");
    };
  }
}
