package org.inion.simulate.head;

/** A place or direction in the head: x to the right ear, y to the nose, z up; its radius is 1. */
public record Point(double x, double y, double z) {

  /** The direction from the centre. */
  public Point unit() {
    return times(1 / length());
  }

  public Point times(double factor) {
    return new Point(factor * x, factor * y, factor * z);
  }

  public Point plus(Point other) {
    return new Point(x + other.x, y + other.y, z + other.z);
  }

  public double dot(Point other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public double length() {
    return StrictMath.sqrt(dot(this));
  }
}
