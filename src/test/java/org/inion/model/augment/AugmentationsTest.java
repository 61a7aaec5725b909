package org.inion.model.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.inion.model.EegNet;
import org.inion.model.WindowShape;
import org.inion.model.graph.Spectra.Route;
import org.inion.model.run.NetworkRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All augmentations: by configuration, with random numbers of the script. */
class AugmentationsTest {
  static final List<String> CHANNELS = List.of("C3", "Cz", "C4");
  private static final WindowShape WINDOW = new WindowShape(3, 100, 100);
  static final List<String> NAMES =
      List.of(
          "time-shift",
          "time-reverse",
          "frequency-shift",
          "fourier-surrogate",
          "band-stop",
          "channel-symmetry",
          "channel-shuffle",
          "sign-flip",
          "amplitude-scale",
          "gaussian-noise",
          "channel-dropout",
          "time-mask",
          "mixup");

  @Test
  void allAreOffByDefault() {
    Settings settings = Layers.reference(Augmentations.REFERENCE).resolve();
    assertThat(Augmentations.from(settings, WINDOW, List.of("what", "ever"))).isEmpty();
    settings.check();
  }

  @Test
  void thoseThatAreOnComeInAFixedOrder() {
    assertThat(all(0.3)).extracting(Augmentation::name).containsExactlyElementsOf(NAMES);
    assertThat(all(0.3)).extracting(Augmentation::probability).containsOnly(0.3);
    Settings two =
        Layers.reference(Augmentations.REFERENCE)
            .set("augment.mixup.probability=1")
            .set("augment.time-mask.probability=0.1")
            .set("augment.time-mask.longest=300 ms")
            .resolve();
    assertThat(Augmentations.from(two, WINDOW, CHANNELS))
        .containsExactly(new TimeMask(0.1, 0.3, WINDOW), new Mixup(1, 0.2));
    two.check();
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Settings settings =
        Layers.reference(Augmentations.REFERENCE)
            .set("augment.time-shift.probability=1.5")
            .set("augment.time-mask.probability=0.5")
            .set("augment.time-mask.longest=3 s")
            .set("augment.band-stop.width=5 s")
            .set("augment.band-stop.probability=0.5")
            .set("augment.frequency-shift.probability=0.5")
            .set("augment.frequency-shift.largest=50 Hz")
            .set("augment.channel-symmetry.probability=0.5")
            .set("augment.fourier-surrogate.phases=random")
            .set("augment.mixup.probabilty=1")
            .resolve();
    Augmentations.from(settings, WINDOW, List.of("C3", "Cz", "Pz"));
    assertThatThrownBy(settings::check)
        .isInstanceOfSatisfying(
            BadSetupException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(7)
                    .anyMatch(line -> line.contains("did you mean \"augment.mixup.probability\"?"))
                    .anyMatch(
                        line ->
                            line.equals(
                                "[augment.time-shift] Invalid probability: it must be from 0 to 1, but was 1.5."))
                    .anyMatch(
                        line ->
                            line.equals(
                                "[augment.time-mask] Cannot mask: longest must be at least a sample (0.01 s) and less than the window (1.0 s), but was 3.0 s. Choose another, or leave it off (probability = 0)."))
                    .anyMatch(
                        line ->
                            line.contains(
                                "\"augment.band-stop.width\": it must be a number with a unit"))
                    .anyMatch(
                        line ->
                            line.contains(
                                "less than half the sampling rate of 100.0 Hz, but was 50.0 Hz"))
                    .anyMatch(line -> line.contains("these have none: C3."))
                    .anyMatch(line -> line.contains("must be one of together, independent")));
  }

  @Test
  void atProbabilityZeroEveryBitStays() throws IOException {
    float[] x = noise(4);
    x[5] = -0f;
    x[310] = Float.NaN;
    x[620] = Float.POSITIVE_INFINITY;
    for (Augmentation augmentation : each(0)) {
      float[] y = augmented(List.of(augmentation), x);
      for (int i = 0; i < x.length; i++) {
        assertThat(Float.floatToRawIntBits(y[i]))
            .as("%s, element %d", augmentation.name(), i)
            .isEqualTo(Float.floatToRawIntBits(x[i]));
      }
    }
  }

  @Test
  void atProbabilityOneEveryWindowIsChangedUnlessItsDrawsLeaveItAsItIs() throws IOException {
    seed(11);
    int windows = 60;
    float[] x = noise(windows);
    for (Augmentation augmentation : each(1)) {
      float[] y = augmented(List.of(augmentation), x);
      assertThat(IntStream.range(0, y.length).allMatch(i -> Float.isFinite(y[i])))
          .as(augmentation.name())
          .isTrue();
      long changed =
          IntStream.range(0, windows)
              .filter(
                  window ->
                      IntStream.range(window * 300, (window + 1) * 300).anyMatch(i -> y[i] != x[i]))
              .count();
      boolean byChance =
          List.of("time-shift", "channel-shuffle", "channel-dropout").contains(augmentation.name());
      assertThat(changed)
          .as(augmentation.name())
          .isBetween(byChance ? 40L : (long) windows, (long) windows);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void inOneScriptWithANetworkTheSeedDecidesWhatIsDrawn(int batch) throws IOException {
    float[] x = noise(batch);
    seed(1);
    float[] first = throughNetwork(x);
    seed(1);
    float[] again = throughNetwork(x);
    seed(2);
    float[] other = throughNetwork(x);
    assertThat(first).hasSize(batch).containsExactly(again);
    assertThat(first).isNotEqualTo(other);
  }

  @Test
  void sharesOfMixupHaveTheBetaDistribution() throws IOException {
    seed(3);
    float[] shares =
        FixedDraws.run(
            in ->
                new Mixup(1, 0.2).of(Augmented.none(in), Draws.inScript()).ownShare().orElseThrow(),
            1,
            1,
            new float[20_000]);
    double mean = IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).sum() / 20_000;
    double square =
        IntStream.range(0, shares.length).mapToDouble(i -> shares[i] * shares[i]).sum() / 20_000;
    assertThat(mean).isCloseTo(0.5, within(0.015));
    // The variance of beta(α, α) is 1 / (4 · (2 α + 1)).
    assertThat(square - mean * mean).isCloseTo(1 / 5.6, within(0.005));
  }

  @Test
  void windowsAreNotMixedTwice() {
    Mixup mixup = new Mixup(1, 1);
    assertThatThrownBy(() -> augmented(List.of(mixup, mixup), noise(1)))
        .isInstanceOf(BadSetupException.class)
        .hasMessageContaining("[mixup] Cannot mix");
  }

  /** Each with its default strength. */
  private static List<Augmentation> all(double probability) {
    Layers layers = Layers.reference(Augmentations.REFERENCE);
    NAMES.forEach(name -> layers.set("augment." + name + ".probability=" + probability));
    Settings settings = layers.resolve();
    List<Augmentation> all = Augmentations.from(settings, WINDOW, CHANNELS);
    settings.check();
    return all;
  }

  private static List<Augmentation> each(double p) {
    return List.of(
        new TimeShift(p, 0.5, WINDOW),
        new TimeReverse(p),
        new FrequencyShift(p, 2, 100, Route.DEVICE),
        new FourierSurrogate(p, 1, FourierSurrogate.Phases.INDEPENDENT, Route.DEVICE),
        new BandStop(p, 5, 5, 40, WINDOW, Route.DEVICE),
        new ChannelSymmetry(p, Mirror.of(CHANNELS)),
        new ChannelShuffle(p, 1),
        new SignFlip(p),
        new AmplitudeScale(p, 0.5, 2),
        new GaussianNoise(p, 5),
        new ChannelDropout(p, 0.5),
        new TimeMask(p, 0.5, WINDOW),
        new Mixup(p, 1));
  }

  private static float[] augmented(List<Augmentation> list, float[] x) throws IOException {
    return FixedDraws.run(in -> Augmented.by(list, in, Draws.inScript()).x(), 3, 100, x);
  }

  /** All augmentations, then EEGNet with some weights. */
  private static float[] throughNetwork(float[] x) throws IOException {
    List<Augmentation> list = all(0.7);
    return FixedDraws.run(
        in -> EegNet.DEFAULT.of(Augmented.by(list, in, Draws.inScript()).x(), WINDOW, 1),
        3,
        100,
        x);
  }

  private static void seed(int seed) {
    Engine.getEngine(NetworkRunner.ENGINE).setRandomSeed(seed);
  }

  private static float[] noise(int batch) {
    Random random = new Random(9);
    float[] x = new float[batch * 300];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (10 * random.nextGaussian());
    }
    return x;
  }
}
