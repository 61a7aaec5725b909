package org.inion.simulate;

import java.io.IOException;
import org.inion.format.RecordingFiles;
import org.inion.format.RecordingLayout;
import org.inion.format.SampleWriter;
import org.inion.format.WriterContract;
import org.junit.jupiter.api.Nested;

/** What is written in each format is what is read. */
class RawFormatTest {

  /** One of the formats. */
  abstract static class Written extends WriterContract {
    private final RawFormat format;
    private final double halfStepMicrovolts;

    Written(RawFormat format, double halfStepMicrovolts) {
      this.format = format;
      this.halfStepMicrovolts = halfStepMicrovolts;
    }

    @Override
    protected SampleWriter writer(RecordingFiles files, RecordingLayout layout) throws IOException {
      return format.open(files, layout);
    }

    @Override
    protected String extension() {
      return format.extensions().get(0);
    }

    @Override
    protected double halfStep() {
      return halfStepMicrovolts;
    }
  }

  @Nested
  class Bdf extends Written {
    Bdf() {
      super(RawFormat.BDF, 262_143 / 8_388_607.0 / 2);
    }
  }

  @Nested
  class Edf extends Written {
    Edf() {
      super(RawFormat.EDF, 0.05);
    }
  }

  @Nested
  class Set extends Written {
    Set() {
      super(RawFormat.SET, 0);
    }
  }

  @Nested
  class SetInside extends Written {
    SetInside() {
      super(RawFormat.SET_INSIDE, 0);
    }
  }

  @Nested
  class BrainVision extends Written {
    BrainVision() {
      super(RawFormat.BRAINVISION, 0);
    }

    @Override
    protected double instantSeconds() {
      return 1 / 128.0;
    }
  }

  @Nested
  class BrainVisionInt16 extends Written {
    BrainVisionInt16() {
      super(RawFormat.BRAINVISION_INT16, 0.05);
    }

    @Override
    protected double instantSeconds() {
      return 1 / 128.0;
    }
  }
}
