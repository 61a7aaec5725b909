package org.inion.model;

import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;

/** What the sizes of a network must be; every problem is told at once. */
final class SizeRules {
  private final String network;
  private final List<String> problems = new ArrayList<>();

  private SizeRules(String network) {
    this.network = network;
  }

  static SizeRules of(String network) {
    return new SizeRules(network);
  }

  /** A number of things, of which there is one at least. */
  SizeRules count(String field, int value) {
    return rule(value >= 1, field + " must be >= 1, but was " + value);
  }

  /** The probability that something is dropped. */
  SizeRules dropped(String field, double value) {
    return rule(value >= 0 && value < 1, field + " must be >= 0 and < 1, but was " + value);
  }

  SizeRules rule(boolean holds, String problem) {
    if (!holds) {
      problems.add("[%s] Cannot build the network: %s".formatted(network, problem));
    }
    return this;
  }

  /** <b>Throws</b> {@link BadSetupException} with every problem. */
  void check() {
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }
}
