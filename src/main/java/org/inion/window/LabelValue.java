package org.inion.window;

import java.io.Serializable;
import java.util.Objects;

/** What a label says of one window. */
public sealed interface LabelValue extends Serializable {

  /** A number, in the unit that the label's name carries. */
  record Numeric(double value) implements LabelValue {}

  /** A word. */
  record Text(String value) implements LabelValue {
    public Text {
      Objects.requireNonNull(value);
    }
  }

  /** Yes or no. */
  record Truth(boolean value) implements LabelValue {}
}
