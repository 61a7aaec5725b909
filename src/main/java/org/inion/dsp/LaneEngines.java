package org.inion.dsp;

import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.signal.SampleRate;

/**
 * Chooses the engine once for the JVM: vector instructions where the module is there and, timed on
 * a small filter, is faster than plain Java. Until it is compiled it is slower by hundreds of
 * times, so it is given eight seconds to warm up; it commonly needs one, and three on a busy
 * machine.
 *
 * <p>The system property {@code inion.engine} ({@code plain} or {@code vector}) settles it without
 * a trial.
 */
public final class LaneEngines {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_ENGINE = "org.inion.dsp.vector.VectorEngine";
  private static final double PLAIN_SECONDS = 0.3;
  private static final double VECTOR_SECONDS = 8;

  private LaneEngines() {}

  /** Loaded when first asked for, as the trial takes a while. */
  private static final class Choice {
    static final LaneEngine FASTEST = choose(System.getProperty("inion.engine", "fastest"));
  }

  /** The engine to use. */
  public static LaneEngine fastest() {
    return Choice.FASTEST;
  }

  /** The engine in plain Java, which always works. */
  public static LaneEngine plain() {
    return new PlainEngine();
  }

  /** The engine with vector instructions; empty where the JVM runs without their module. */
  public static Optional<LaneEngine> vector() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> engine = Class.forName(VECTOR_ENGINE);
      return Optional.of((LaneEngine) engine.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  static LaneEngine choose(String wanted) {
    Optional<LaneEngine> vector = vector();
    return switch (wanted) {
      case "plain" -> plain();
      case "vector" ->
          vector.orElseThrow(
              () ->
                  new BadSetupException(
                      "Cannot use the vector engine: module "
                          + VECTOR_MODULE
                          + " must be there, but was not. Start Java with --add-modules "
                          + VECTOR_MODULE
                          + ", or choose the plain engine."));
      case "fastest" -> vector.filter(LaneEngines::isFasterThanPlain).orElseGet(LaneEngines::plain);
      default ->
          throw new BadSetupException(
              "Cannot choose an engine: inion.engine must be fastest, plain or vector, but was "
                  + wanted
                  + ". Leave it out.");
    };
  }

  private static boolean isFasterThanPlain(LaneEngine vector) {
    double plainSeconds = trial(plain(), PLAIN_SECONDS, OptionalDouble.empty());
    return trial(vector, VECTOR_SECONDS, OptionalDouble.of(plainSeconds)) < plainSeconds;
  }

  /** The least time for a lane; ends early when what is to be beaten is clearly beaten. */
  private static double trial(LaneEngine engine, double budgetSeconds, OptionalDouble toBeat) {
    Where trial = Where.file("trial of the engines");
    FilterSpec spec = FilterSpec.band(16, 30);
    SampleRate input = SampleRate.ofHertz(500);
    PolyphaseFilter filter = PolyphaseFilter.of(trial, spec, input, SampleRate.ofHertz(100));
    GroupFilter group = new GroupFilter(filter, engine);
    Lanes from = new Lanes(group.lanes());
    Lanes to = new Lanes(group.lanes());
    for (int lane = 0; lane < group.lanes(); lane++) {
      from.set(lane, new float[filter.fourier().bins() * filter.resampling().down()], 0, 0);
      to.set(lane, new float[filter.fourier().bins()], 0, 0);
    }
    double goal = toBeat.orElse(0) * 0.75;
    double least = Double.POSITIVE_INFINITY;
    long start = System.nanoTime();
    while (System.nanoTime() - start < budgetSeconds * 1e9 && least > goal) {
      long before = System.nanoTime();
      group.filter(from, filter.validElements(), to);
      least = Math.min(least, (System.nanoTime() - before) / 1e9 / group.lanes());
    }
    return least;
  }
}
