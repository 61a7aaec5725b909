package org.inion.format.eeglab;

import java.io.IOException;
import java.util.Map;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingContract;
import org.inion.signal.Recording;
import org.junit.jupiter.api.Nested;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;

/** The contract, on each way in which samples can lie. */
class EeglabRecordingTest {

  @Nested
  class InsideCompressed extends RecordingContract {
    @Override
    protected Recording open() throws IOException {
      return SetBytes.open(SetBytes.compressed(SetBytes.eeg()));
    }
  }

  @Nested
  class InsidePlainFloat64 extends RecordingContract {
    @Override
    protected Recording open() throws IOException {
      return SetBytes.open(
          SetBytes.plain(
              SetBytes.sizes(8, 200, 1, 128)
                  .set("data", SetBytes.data(MatlabType.Double, 8, 200))));
    }
  }

  @Nested
  class BesideInTrials extends RecordingContract {
    @Override
    protected Recording open() throws IOException {
      byte[] set =
          SetBytes.plain(SetBytes.sizes(3, 10, 4, 33.3).set("data", Mat5.newString("a.fdt")));
      return SetBytes.open(
          Map.of(SetBytes.PATH, set, "data/a.fdt", SetBytes.fdt(3, 40)), ReadPolicies.DEFAULT);
    }
  }

  @Nested
  class Hdf5Trials extends RecordingContract {
    @Override
    protected Recording open() throws IOException {
      return SetBytes.open(SetBytes.fixture("epochs.set"));
    }
  }

  @Nested
  class Hdf5WithBoundary extends RecordingContract {
    @Override
    protected Recording open() throws IOException {
      return SetBytes.open(SetBytes.fixture("doubles.set"));
    }
  }
}
