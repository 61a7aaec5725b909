package org.inion.engine;

import java.util.Optional;
import org.inion.error.BadSetupException;

/**
 * Chooses between an implementation in plain Java and one with vector instructions: the latter
 * where the module is there and, timed on a trial, is faster. Until it is compiled it is slower by
 * hundreds of times, so it is given some seconds to warm up.
 *
 * <p>The system property {@code inion.engine} ({@code plain} or {@code vector}) settles it without
 * a trial.
 *
 * @param plain always works
 * @param vector empty where the JVM runs without the module
 * @param trial a piece of work that takes far less than a second
 * @param vectorSeconds that the vector implementation has to warm up at most
 */
public record EngineChoice<E>(E plain, Optional<E> vector, Trial<E> trial, double vectorSeconds) {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final double PLAIN_SECONDS = 0.3;

  /** Clearly faster: the warm-up need not go on. */
  private static final double CLEARLY = 0.75;

  /** The same work for either engine. */
  public interface Trial<E> {
    /** Makes everything ready, so that running it repeatedly measures the engine alone. */
    Runnable work(E engine);
  }

  /**
   * Makes an implementation that is compiled against the vector module; empty where the JVM runs
   * without it.
   *
   * @param name of a class with a public constructor without parameters
   */
  public static <E> Optional<E> vector(Class<E> kind, String name) {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> engine = Class.forName(name);
      return Optional.of(kind.cast(engine.getDeclaredConstructor().newInstance()));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** The engine to use, by the system property or a trial. */
  public E fastest() {
    return choose(System.getProperty("inion.engine", "fastest"));
  }

  /** The engine that {@code wanted} names. */
  public E choose(String wanted) {
    return switch (wanted) {
      case "plain" -> plain;
      case "vector" ->
          vector.orElseThrow(
              () ->
                  new BadSetupException(
                      "Cannot use the vector engine: module "
                          + VECTOR_MODULE
                          + " must be there, but was not. Start Java with --add-modules "
                          + VECTOR_MODULE
                          + ", or choose the plain engine."));
      case "fastest" -> vector.filter(this::isFasterThanPlain).orElse(plain);
      default ->
          throw new BadSetupException(
              "Cannot choose an engine: inion.engine must be fastest, plain or vector, but was "
                  + wanted
                  + ". Leave it out.");
    };
  }

  private boolean isFasterThanPlain(E candidate) {
    double plainSeconds = least(plain, PLAIN_SECONDS, 0);
    return least(candidate, vectorSeconds, CLEARLY * plainSeconds) < plainSeconds;
  }

  /** The least time of the trial; ends early when it reaches the goal. */
  private double least(E engine, double budgetSeconds, double goal) {
    Runnable work = trial.work(engine);
    double least = Double.POSITIVE_INFINITY;
    long start = System.nanoTime();
    while (System.nanoTime() - start < budgetSeconds * 1e9 && least > goal) {
      long before = System.nanoTime();
      work.run();
      least = Math.min(least, (System.nanoTime() - before) / 1e9);
    }
    return least;
  }
}
