package org.inion.format.brainvision;

import java.io.IOException;
import org.inion.format.RecordingContract;
import org.inion.format.bytes.SampleReader;
import org.inion.signal.Recording;

/** The contract on samples channel by channel, longer than the buffer. */
class VectorizedContractTest extends RecordingContract {
  @Override
  protected Recording open() throws IOException {
    BrainVisionBytes bytes = new BrainVisionBytes();
    bytes.points = SampleReader.BLOCK_BYTES / 4 + 1001;
    return bytes.encoded(Encoding.IEEE_FLOAT_32, true).open();
  }
}
