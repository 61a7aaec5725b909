package org.inion.model.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.inion.model.WindowShape;
import org.junit.jupiter.api.Test;

/** What changes in time, between channels and in amplitude, by chosen random numbers. */
class TimeAndChannelTest {
  private static final float[] YES = {0};
  private static final float[] RAMP = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final WindowShape EIGHT = new WindowShape(1, 8, 4);

  @Test
  void eachWindowDrawsForItselfWhetherItIsChanged() throws IOException {
    float[] x = {1, 2, 3, 4, 5, 6};
    assertThat(FixedDraws.windows(new SignFlip(0.5), 1, 2, x, new float[] {0.49f, 0.5f, 0}))
        .containsExactly(-1, -2, 3, 4, -5, -6);
  }

  @Test
  void timeShiftMovesByWholeSamplesToEitherSideAndJoinsTheEnds() throws IOException {
    TimeShift shift = new TimeShift(1, 0.5, EIGHT);
    assertThat(FixedDraws.one(shift, RAMP, YES, new float[] {0.99f}))
        .containsExactly(7, 8, 1, 2, 3, 4, 5, 6);
    assertThat(FixedDraws.one(shift, RAMP, YES, new float[] {0}))
        .containsExactly(3, 4, 5, 6, 7, 8, 1, 2);
    assertThat(FixedDraws.one(shift, RAMP, YES, new float[] {0.5f})).containsExactly(RAMP);
    float[] two = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    assertThat(
            FixedDraws.windows(
                new TimeShift(1, 1, new WindowShape(2, 3, 1)),
                2,
                3,
                two,
                new float[] {0, 0},
                new float[] {0.9f, 0.1f}))
        .containsExactly(3, 1, 2, 6, 4, 5, 8, 9, 7, 11, 12, 10);
  }

  @Test
  void timeMaskZeroesAStretchOfTheDrawnLengthAtTheDrawnPlace() throws IOException {
    TimeMask mask = new TimeMask(1, 1, EIGHT);
    assertThat(FixedDraws.one(mask, RAMP, YES, new float[] {0.5f}, new float[] {0.4f}))
        .containsExactly(1, 2, 0, 0, 0, 6, 7, 8);
    float last = Math.nextDown(1f);
    assertThat(FixedDraws.one(mask, RAMP, YES, new float[] {last}, new float[] {last}))
        .containsExactly(1, 2, 3, 4, 0, 0, 0, 0);
    assertThat(FixedDraws.one(mask, RAMP, YES, new float[] {0}, new float[] {0}))
        .containsExactly(0, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void timeReverseTwiceIsWhatItWas() throws IOException {
    TimeReverse reverse = new TimeReverse(1);
    float[] once = FixedDraws.one(reverse, RAMP, YES);
    assertThat(once).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(FixedDraws.one(reverse, once, YES)).containsExactly(RAMP);
  }

  @Test
  void channelDropoutZeroesExactlyTheDrawnChannels() throws IOException {
    float[] x = {1, 2, 3, 4, 5, 6, Float.NaN, 8};
    float[] drawn = {0.29f, 0.3f, 0.9f, 0};
    assertThat(FixedDraws.windows(new ChannelDropout(1, 0.3), 4, 2, x, YES, drawn))
        .containsExactly(0, 0, 3, 4, 5, 6, 0, 0);
  }

  @Test
  void gaussianNoiseAddsTheDrawnNoiseTimesTheDrawnDeviation() throws IOException {
    float[] noise = {1, -1, 2, 0, 0, 0, 0, -2};
    assertThat(FixedDraws.one(new GaussianNoise(1, 8), RAMP, YES, new float[] {0.25f}, noise))
        .containsExactly(3, 0, 7, 4, 5, 6, 7, 4);
  }

  @Test
  void amplitudeScaleIsUniformInTheLogarithm() throws IOException {
    AmplitudeScale scale = new AmplitudeScale(1, 0.25, 4);
    assertThat(FixedDraws.one(scale, new float[] {8}, YES, new float[] {0})[0])
        .isCloseTo(2, within(1e-5f));
    assertThat(FixedDraws.one(scale, new float[] {8}, YES, new float[] {0.5f})[0])
        .isCloseTo(8, within(1e-5f));
    assertThat(FixedDraws.one(scale, new float[] {8}, YES, new float[] {0.75f})[0])
        .isCloseTo(16, within(1e-5f));
  }

  @Test
  void channelSymmetryGivesEachChannelTheSignalOfItsMirrorImage() throws IOException {
    ChannelSymmetry symmetry = new ChannelSymmetry(1, Mirror.of(List.of("Fp1", "Fz", "Fp2")));
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] once = FixedDraws.windows(symmetry, 3, 2, x, YES);
    assertThat(once).containsExactly(5, 6, 3, 4, 1, 2);
    assertThat(FixedDraws.windows(symmetry, 3, 2, once, YES)).containsExactly(x);
  }

  @Test
  void channelShuffleExchangesTheDrawnChannelsAndNoOther() throws IOException {
    float[] x = {10, 11, 20, 21, 30, 31, 40, 41, 50, 51};
    float[] part = {0.1f, 0.9f, 0.1f, 0.1f, 0.6f};
    float[] chance = {0.9f, 0, 0.1f, 0.5f, 0};
    // First, third and fourth take part; by chance their order is third, fourth, first.
    assertThat(FixedDraws.windows(new ChannelShuffle(1, 0.6), 5, 2, x, YES, part, chance))
        .containsExactly(30, 31, 20, 21, 40, 41, 10, 11, 50, 51);
  }

  @Test
  void mixupAddsTheWindowBeforeAndSaysTheOwnShare() throws IOException {
    float[] x = {1, 2, 10, 20, 100, 200};
    float[] chosen = {0.1f, 0.9f, 0.1f};
    float[] own = {3, 1, 1};
    float[] other = {1, 1, 3};
    Draws draws = new FixedDraws();
    assertThat(FixedDraws.windows(new Mixup(0.5, 1), 1, 2, x, chosen, own, other))
        .containsExactly(0.75f + 25, 1.5f + 50, 10, 20, 25 + 7.5f, 50 + 15);
    assertThat(
            FixedDraws.run(
                in -> new Mixup(0.5, 1).of(Augmented.none(in), draws).ownShare().orElseThrow(),
                1,
                2,
                x,
                chosen,
                own,
                other))
        .containsExactly(0.75f, 1, 0.25f);
  }
}
