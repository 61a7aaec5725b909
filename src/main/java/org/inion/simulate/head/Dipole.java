package org.inion.simulate.head;

/**
 * A current dipole in a ball of one conductivity and radius 1, whose surface potential has a closed
 * form. To stand for a head with a skull, sources lie deeper than the cortex does: a dipole in
 * three shells looks on the scalp as one at about 0.6 of its radius in a ball without skull.
 *
 * <p><b>Source</b>: the sum over Legendre polynomials of the potential, in closed form by their
 * generating function; Ary, Klein and Fender 1981, doi 10.1109/TBME.1981.324817, for the depth.
 *
 * @param place inside the ball, other than the centre
 * @param moment direction and strength
 */
public record Dipole(Point place, Point moment) {

  public Dipole {
    double depth = place.length();
    if (!(depth > 0 && depth < 1)) {
      throw new IllegalArgumentException("place must be inside the head, but was " + place);
    }
  }

  /** A dipole below a point of the scalp that points at it, but for a tilt. */
  public static Dipole radial(Point direction, double radius, Point tilt) {
    Point up = direction.unit();
    return new Dipole(up.times(radius), up.plus(tilt).unit());
  }

  /** The potential at a point of the surface; its mean over the sphere is 0. */
  public double potential(Point surface) {
    double f = place.length();
    Point up = place.times(1 / f);
    double c = Math.max(-1, Math.min(1, up.dot(surface)));
    double distance = StrictMath.sqrt(1 - 2 * c * f + f * f);
    double cubed = distance * distance * distance;
    double radial = ((1 - f * f) / cubed - 1) / f;
    double tangential = 2 / cubed + integral(f, c, distance) / f;
    double outward = moment.dot(up);
    double along = moment.dot(surface) - outward * c;
    return outward * radial + along * tangential;
  }

  /** The integral of (1 - 2 c s + s²)^(-3/2) over s from 0 to f. */
  private static double integral(double f, double c, double distance) {
    if (Math.abs(c) < 0.9) {
      return ((f - c) / distance + c) / (1 - c * c);
    }
    // The same without 0 / 0 at c = ±1.
    return f * (2 * c - f) / ((c * distance + c - f) * distance);
  }
}
