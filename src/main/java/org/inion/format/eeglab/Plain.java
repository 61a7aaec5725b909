package org.inion.format.eeglab;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.inion.format.matlab.MatValue;

/** Values of fields as plain text. */
final class Plain {
  private Plain() {}

  /** A whole number without a point, any other as its shortest decimal. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** The text of a text or a number; empty for all else, and for a text without letters. */
  static Optional<String> text(MatValue value) throws IOException {
    if (value instanceof MatValue.Text text) {
      return Optional.of(text.text()).filter(found -> !found.isBlank());
    }
    if (value instanceof MatValue.Cell cell && cell.values().size() == 1) {
      return text(cell.values().get(0));
    }
    if (value instanceof MatValue.Numbers numbers && numbers.count() == 1) {
      return Optional.of(number(numbers.first().getAsDouble()));
    }
    return Optional.empty();
  }

  /** A finite number; empty for all else. */
  static Optional<Double> finite(Optional<MatValue> value) throws IOException {
    if (value.isPresent()
        && value.get() instanceof MatValue.Numbers numbers
        && numbers.count() == 1) {
      double found = numbers.first().getAsDouble();
      return Double.isFinite(found) ? Optional.of(found) : Optional.empty();
    }
    return Optional.empty();
  }
}
