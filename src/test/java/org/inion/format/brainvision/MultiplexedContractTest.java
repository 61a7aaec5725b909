package org.inion.format.brainvision;

import java.io.IOException;
import org.inion.format.RecordingContract;
import org.inion.format.bytes.SampleReader;
import org.inion.signal.Recording;

/** The contract on samples of all channels together, with gaps, longer than the buffer. */
class MultiplexedContractTest extends RecordingContract {
  @Override
  protected Recording open() throws IOException {
    BrainVisionBytes bytes = new BrainVisionBytes();
    bytes.points = SampleReader.BLOCK_BYTES / 2 / 2 * 2 + 1001;
    return bytes
        .channels("Fz,,0.1", "Cz,,0.1", "Resp,,1,C")
        .markers(
            "New Segment,,1,1,0,20200101120000000000",
            "Stimulus,S  2,900,1,0",
            "New Segment,,500,1,0,20200101120100000000",
            "Stimulus,S  1,100,1,0",
            "New Segment,,801,1,0")
        .open();
  }
}
