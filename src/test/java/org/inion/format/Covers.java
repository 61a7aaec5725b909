package org.inion.format;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which feature of a format a test shows. {@link CoverageTest} makes the page of coverage of these;
 * the format is the one of the test's package.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Covers {

  Feature[] value();

  /** What becomes of a file that has the feature. */
  How how() default How.READ;

  /** What becomes of a file. */
  enum How {
    READ("read"),
    REFUSED("refused"),
    BY_POLICY("refused, or read by policy"),
    REPAIRED("read, counted as a repair");

    private final String title;

    How(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }
}
