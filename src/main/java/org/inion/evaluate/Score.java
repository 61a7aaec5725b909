package org.inion.evaluate;

import org.inion.metric.Interval;
import org.inion.metric.Metric;

/**
 * One metric of one group.
 *
 * @param value {@code NaN} where it is not defined
 * @param interval over subjects
 */
public record Score(Metric metric, double value, Interval interval) {}
