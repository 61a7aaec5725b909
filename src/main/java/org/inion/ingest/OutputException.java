package org.inion.ingest;

import java.io.IOException;

/** The output folder cannot be written: no fault of any recording, and the end of the run. */
final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputException(String place, IOException cause) {
    super(
        "["
            + place
            + "] Cannot write: "
            + Faults.reason(cause)
            + ". Make room or choose another --out; what is finished is kept, and the same command"
            + " goes on from there.",
        cause);
  }
}
