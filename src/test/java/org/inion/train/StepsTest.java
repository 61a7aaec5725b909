package org.inion.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inion.batch.Batch;
import org.inion.batch.TestBatches;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

/** What happens when memory runs out, with a device that says so. */
class StepsTest {
  private static final String FULL =
      "CUDA out of memory. Tried to allocate 20.00 MiB\nException raised from malloc";
  private static final Batch BATCH = TestBatches.noise(16, 3, 64, 1);

  private final TestRuns.Notes notes = new TestRuns.Notes();

  /** Has no room for pieces of more than so many windows. */
  private static class SmallDevice implements Steps.Stepper {
    final List<String> calls = new ArrayList<>();
    final int room;

    SmallDevice(int room) {
      this.room = room;
    }

    @Override
    public void step(Batch batch, double[] rates, int pieces) {
      calls.add("step in " + pieces);
      if (batch.size() / pieces > room) {
        throw new IllegalStateException(FULL);
      }
    }

    @Override
    public void dropGradient() {
      calls.add("drop");
    }
  }

  @Test
  void theFirstTimePiecesDoubleAndTheStepIsTakenAgain() {
    SmallDevice device = new SmallDevice(4);
    Steps steps = new Steps(device, 16, 2, notes);
    assertThat(steps.take(BATCH, new double[1], 2)).isEqualTo(4);
    assertThat(device.calls).containsExactly("step in 2", "drop", "step in 4");
    assertThat(notes.lines)
        .containsExactly(
            "Out of memory with batches of 8 windows: going on with 4 and 2 times the accumulation; a step sees 16 windows as before.");
    assertThat(steps.take(BATCH, new double[1], 4)).isEqualTo(4);
    assertThat(device.calls).hasSize(4);
  }

  @Test
  void theSecondTimeIsAnError() {
    // At once, in a later step, and in a run that was resumed after it had halved.
    assertThatThrownBy(
            () -> new Steps(new SmallDevice(2), 16, 2, notes).take(BATCH, new double[1], 2))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must hold a step with 4 windows, but does not, after halving once")
        .hasMessageContaining("libtorch says: CUDA out of memory")
        .message()
        .doesNotContain("\n");
    assertThatThrownBy(
            () -> new Steps(new SmallDevice(2), 16, 2, notes).take(BATCH, new double[1], 4))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("must hold a step with 4 windows, but does not, after halving once");
  }

  @Test
  void aSingleWindowThatDoesNotFitIsAnError() {
    SmallDevice device = new SmallDevice(0);
    assertThatThrownBy(() -> new Steps(device, 16, 16, notes).take(BATCH, new double[1], 16))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("a step with 1 windows, but does not. Choose");
    assertThat(device.calls).containsExactly("step in 16");
  }

  @Test
  void otherErrorsAreNotCaught() {
    Steps.Stepper broken =
        new SmallDevice(16) {
          @Override
          public void step(Batch batch, double[] rates, int pieces) {
            throw new IllegalArgumentException("shapes");
          }
        };
    assertThatThrownBy(() -> new Steps(broken, 16, 1, notes).take(BATCH, new double[1], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shapes");
  }

  @Test
  void aStepThatFailedHalfWayLeavesNothingOfItsGradient() throws IOException {
    try (Learner whole = LearnerTest.plain();
        Learner halved = LearnerTest.plain()) {
      double[] rates = {1e-3, 1e-3, 1e-3, 1e-3};
      for (int i = 0; i < 3; i++) {
        whole.step(BATCH, rates, 1);
        int pieces = new Steps(halfWay(halved), 16, 1, notes).take(BATCH, rates, 1);
        assertThat(pieces).isEqualTo(2);
        Learner.StepResult expected = whole.results().get(0);
        Learner.StepResult actual = halved.results().get(0);
        assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-5));
        assertThat(actual.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-4));
      }
      assertThat(halved.steps()).isEqualTo(3);
    }
  }

  @Test
  void aFirstStepThatFailedBeforeAnyGradientIsTakenAgain() throws IOException {
    try (Learner learner = LearnerTest.plain()) {
      learner.dropGradient();
      learner.step(BATCH, new double[learner.groups()], 2);
      assertThat(learner.results()).hasSize(1);
    }
  }

  /** The learner, whose step in one piece fails when its gradient is there. */
  private static Steps.Stepper halfWay(Learner learner) {
    return new Steps.Stepper() {
      @Override
      public void step(Batch batch, double[] rates, int pieces) {
        if (pieces == 1) {
          learner.accumulate(batch, 2, new ArrayList<>());
          throw new IllegalStateException(FULL);
        }
        learner.step(batch, rates, pieces);
      }

      @Override
      public void dropGradient() {
        learner.dropGradient();
      }
    };
  }
}
