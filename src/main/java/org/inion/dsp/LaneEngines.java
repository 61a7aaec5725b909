package org.inion.dsp;

import java.util.Optional;
import org.inion.engine.EngineChoice;
import org.inion.error.Where;
import org.inion.signal.SampleRate;

/**
 * The engines there are for filters and spectra, and which of them this JVM uses. The one with
 * vector instructions commonly needs a second to warm up, and three on a busy machine.
 */
public final class LaneEngines {
  private static final String VECTOR_ENGINE = "org.inion.dsp.vector.VectorEngine";
  private static final double VECTOR_SECONDS = 8;

  private LaneEngines() {}

  /** Loaded when first asked for, as the trial takes a while. */
  private static final class Choice {
    static final LaneEngine FASTEST = choice().fastest();
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
    return EngineChoice.vector(LaneEngine.class, VECTOR_ENGINE);
  }

  private static EngineChoice<LaneEngine> choice() {
    return new EngineChoice<>(plain(), vector(), LaneEngines::trial, VECTOR_SECONDS);
  }

  /** Filters lanes of noughts. */
  private static Runnable trial(LaneEngine engine) {
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
    return () -> group.filter(from, filter.validElements(), to);
  }
}
