package org.inion.dsp;

import java.util.stream.Stream;

/** The engines that this JVM has. */
final class Engines {
  private Engines() {}

  static Stream<LaneEngine> all() {
    return Stream.concat(Stream.of(LaneEngines.plain()), LaneEngines.vector().stream());
  }
}
