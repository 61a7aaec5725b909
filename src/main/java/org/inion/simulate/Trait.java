package org.inion.simulate;

import java.util.Locale;

/** What differs from person to person, and in which unit. */
enum Trait {
  ALPHA_FREQUENCY(Unit.HERTZ),
  ALPHA_AMPLITUDE(Unit.MICROVOLTS),
  APERIODIC_EXPONENT(Unit.NUMBER),
  APERIODIC_AMPLITUDE(Unit.MICROVOLTS),
  THETA_AMPLITUDE(Unit.MICROVOLTS),
  BETA_AMPLITUDE(Unit.MICROVOLTS),
  VISUAL_AMPLITUDE(Unit.MICROVOLTS),
  VISUAL_LATENCY(Unit.SECONDS),
  RESPONSE_AMPLITUDE(Unit.MICROVOLTS),
  RESPONSE_TIME(Unit.SECONDS),
  BLINK_RATE(Unit.PER_MINUTE),
  SACCADE_RATE(Unit.PER_MINUTE),
  MUSCLE_RATE(Unit.PER_MINUTE),
  DRIFT_RATE(Unit.PER_MINUTE),
  POP_RATE(Unit.PER_MINUTE),
  BAD_CHANNELS(Unit.COUNT);

  private final Unit unit;

  Trait(Unit unit) {
    this.unit = unit;
  }

  /** The unit of a trait, and whether effects are added to it or multiply it. */
  enum Unit {
    HERTZ("_hz", Scale.SUM),
    SECONDS("_seconds", Scale.SUM),
    NUMBER("", Scale.SUM),
    MICROVOLTS("_uv", Scale.PRODUCT),
    PER_MINUTE("_per_minute", Scale.PRODUCT),
    COUNT("", Scale.PRODUCT);

    private final String suffix;
    private final Scale scale;

    Unit(String suffix, Scale scale) {
      this.suffix = suffix;
      this.scale = scale;
    }

    Scale scale() {
      return scale;
    }
  }

  /** How effects act. */
  enum Scale {
    SUM,
    PRODUCT
  }

  Unit unit() {
    return unit;
  }

  Scale scale() {
    return unit.scale;
  }

  /** Its name in the configuration. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name in tables. */
  String column() {
    return name().toLowerCase(Locale.ROOT) + unit.suffix;
  }
}
