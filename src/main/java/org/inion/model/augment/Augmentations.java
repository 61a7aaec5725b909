package org.inion.model.augment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.inion.config.Settings;
import org.inion.model.WindowShape;
import org.inion.model.augment.FourierSurrogate.Phases;
import org.inion.model.graph.Spectra.Route;

/** The augmentations there are, and how they are read from a configuration. */
public final class Augmentations {
  /** The reference of their keys, on the class path. */
  public static final String REFERENCE = "conf/augment.conf";

  private static final Map<String, Phases> PHASES =
      Map.of("together", Phases.TOGETHER, "independent", Phases.INDEPENDENT);

  private Augmentations() {}

  /** The same, with Fourier transforms on the device. */
  public static List<Augmentation> from(
      Settings settings, WindowShape window, List<String> channelNames) {
    return from(settings, window, channelNames, Route.DEVICE);
  }

  /**
   * Those that the configuration turns on, in the order in which they are applied: first what moves
   * in time, then what changes frequencies, channels and amplitudes, then what hides, and mixup
   * last. What is wrong is noted in the settings, whose check tells it.
   *
   * @param route of Fourier transforms
   */
  public static List<Augmentation> from(
      Settings settings, WindowShape window, List<String> channelNames, Route route) {
    Block shift = new Block(settings, "time-shift");
    double shiftSeconds = shift.read("largest", settings::seconds);
    Block reverse = new Block(settings, "time-reverse");
    Block frequency = new Block(settings, "frequency-shift");
    double frequencyHz = frequency.read("largest", settings::hertz);
    Block surrogate = new Block(settings, "fourier-surrogate");
    double turn = surrogate.read("share", settings::share);
    Phases phases =
        PHASES.get(settings.choice(surrogate.key("phases"), List.of("together", "independent")));
    Block band = new Block(settings, "band-stop");
    double width = band.read("width", settings::hertz);
    double lowest = band.read("lowest", settings::hertz);
    double highest = band.read("highest", settings::hertz);
    Block symmetry = new Block(settings, "channel-symmetry");
    Block shuffle = new Block(settings, "channel-shuffle");
    double shuffled = shuffle.read("share", settings::share);
    Block flip = new Block(settings, "sign-flip");
    Block scale = new Block(settings, "amplitude-scale");
    double least = scale.read("least", settings::number);
    double most = scale.read("most", settings::number);
    Block noise = new Block(settings, "gaussian-noise");
    double noiseMicrovolts = noise.read("largest", settings::microvolts);
    Block dropout = new Block(settings, "channel-dropout");
    double dropped = dropout.read("share", settings::share);
    Block mask = new Block(settings, "time-mask");
    double maskSeconds = mask.read("longest", settings::seconds);
    Block mixup = new Block(settings, "mixup");
    double alpha = mixup.read("alpha", settings::number);
    return Stream.of(
            shift.made(p -> new TimeShift(p, shiftSeconds, window)),
            reverse.made(TimeReverse::new),
            frequency.made(p -> new FrequencyShift(p, frequencyHz, window.rateHz(), route)),
            surrogate.made(p -> new FourierSurrogate(p, turn, phases, route)),
            band.made(p -> new BandStop(p, width, lowest, highest, window, route)),
            symmetry.made(p -> new ChannelSymmetry(p, Mirror.of(channelNames))),
            shuffle.made(p -> new ChannelShuffle(p, shuffled)),
            flip.made(SignFlip::new),
            scale.made(p -> new AmplitudeScale(p, least, most)),
            noise.made(p -> new GaussianNoise(p, noiseMicrovolts)),
            dropout.made(p -> new ChannelDropout(p, dropped)),
            mask.made(p -> new TimeMask(p, maskSeconds, window)),
            mixup.made(p -> new Mixup(p, alpha)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The keys of one augmentation. */
  private static final class Block {
    private final Settings settings;
    private final String name;
    private final double probability;
    private boolean sound;

    Block(Settings settings, String name) {
      this.settings = settings;
      this.name = name;
      this.sound = true;
      this.probability = read("probability", settings::number);
    }

    String key(String key) {
      return "augment." + name + "." + key;
    }

    double read(String key, ToDoubleFunction<String> reading) {
      double value = reading.applyAsDouble(key(key));
      sound &= settings.isSound(key(key));
      return value;
    }

    /** The augmentation where it is on and its values could be read. */
    Optional<Augmentation> made(DoubleFunction<Augmentation> maker) {
      return sound && probability != 0
          ? settings.build(() -> Optional.of(maker.apply(probability)), Optional.empty())
          : Optional.empty();
    }
  }
}
