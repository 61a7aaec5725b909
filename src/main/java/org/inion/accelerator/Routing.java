package org.inion.accelerator;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where each kind of operation runs; its result is where its input was either way.
 *
 * @param kind of the device
 * @param wishes that stand above the platform's own routes
 */
public record Routing(Accelerator.Kind kind, Map<Operation, Wish> wishes) {

  /** Where an operation runs. */
  public enum Route {
    /** On the device that holds the data. */
    DEVICE,
    /** On the CPU, and its result comes back. */
    CPU
  }

  /** What the configuration says. */
  public enum Wish {
    /** As the platform has it. */
    AUTO,
    DEVICE,
    CPU;

    /** The wish that a word means. */
    public static Wish of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public Routing {
    wishes = Map.copyOf(wishes);
  }

  /** A platform's own routes. */
  public static Routing of(Accelerator.Kind kind) {
    return new Routing(kind, Map.of());
  }

  /** Where an operation runs. */
  public Route of(Operation operation) {
    return switch (wishes.getOrDefault(operation, Wish.AUTO)) {
      case DEVICE -> Route.DEVICE;
      case CPU -> Route.CPU;
      case AUTO -> platform(operation);
    };
  }

  /** Why it runs there, for people. */
  public String why(Operation operation) {
    if (wishes.getOrDefault(operation, Wish.AUTO) != Wish.AUTO) {
      return "accelerator.routing." + operation.key() + " says so";
    }
    if (kind == Accelerator.Kind.CPU) {
      return "the device is the CPU";
    }
    return platform(operation) == Route.CPU
        ? "hipFFT fails or is slow on many AMD cards; the result comes back"
        : "the device can";
  }

  /** Every operation's route, in the order of the enumeration. */
  public Map<Operation, Route> table() {
    Map<Operation, Route> table = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      table.put(operation, of(operation));
    }
    return table;
  }

  private Route platform(Operation operation) {
    return kind == Accelerator.Kind.ROCM && operation == Operation.FFT ? Route.CPU : Route.DEVICE;
  }
}
