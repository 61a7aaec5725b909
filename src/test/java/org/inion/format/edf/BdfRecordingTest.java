package org.inion.format.edf;

import java.math.BigDecimal;
import java.util.List;
import org.inion.format.RecordingContract;
import org.inion.signal.Recording;

/** The contract on a 24-bit file with gaps, an odd number of samples a record, and triggers. */
class BdfRecordingTest extends RecordingContract {
  @Override
  protected Recording open() {
    EdfVariant variant = EdfVariant.BDF_D;
    EdfLayout layout =
        EdfLayout.continuous(
                variant,
                BigDecimal.ONE,
                5,
                List.of(EdfBytes.signal(variant, "A1", 33), EdfBytes.signal(variant, "Status", 33)))
            .withRecordOnsets(EdfBytes.onsets("0.25", "1.25", "4", "5", "9.5"));
    return EdfBytes.open(EdfBytes.write(layout, (c, i) -> c == 0 ? i - 80 : i / 10 % 3));
  }
}
