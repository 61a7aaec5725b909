package org.inion.format.edf;

import java.math.BigDecimal;
import java.util.List;
import org.inion.format.RecordingContract;
import org.inion.signal.Event;
import org.inion.signal.Recording;

/** The contract on a 16-bit file with annotations and two rates. */
class EdfRecordingTest extends RecordingContract {
  @Override
  protected Recording open() {
    EdfVariant variant = EdfVariant.EDF_C;
    EdfLayout layout =
        EdfLayout.continuous(
                variant,
                new BigDecimal("0.5"),
                9,
                List.of(
                    EdfBytes.signal(variant, "Fp1", 50),
                    EdfBytes.signal(variant, "Resp", 7),
                    EdfBytes.signal(variant, "Fp2", 50)))
            .withAnnotations(List.of(new Event(3.25, 0, "late"), new Event(0.5, 1, "early")));
    return EdfBytes.open(EdfBytes.write(layout));
  }
}
