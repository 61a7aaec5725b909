package org.inion.format;

/**
 * Where an electrode sits, from the centre of the head.
 *
 * @param rightMillimetres towards the right ear
 * @param frontMillimetres towards the nose
 * @param upMillimetres towards the crown
 */
public record ElectrodePlace(
    double rightMillimetres, double frontMillimetres, double upMillimetres) {

  public ElectrodePlace {
    if (!(radius(rightMillimetres, frontMillimetres, upMillimetres) > 0)) {
      throw new IllegalArgumentException(
          "Invalid place of an electrode: distance from the centre must be > 0 mm, but it was at "
              + rightMillimetres
              + ", "
              + frontMillimetres
              + ", "
              + upMillimetres
              + " mm");
    }
  }

  /** Distance from the centre. */
  public double radiusMillimetres() {
    return radius(rightMillimetres, frontMillimetres, upMillimetres);
  }

  /** Angle in the plane of the ears from the nose on, positive towards the left ear. */
  public double leftOfNoseDegrees() {
    return StrictMath.toDegrees(StrictMath.atan2(-rightMillimetres, frontMillimetres));
  }

  /** Angle above the plane of the ears. */
  public double elevationDegrees() {
    return StrictMath.toDegrees(StrictMath.asin(upMillimetres / radiusMillimetres()));
  }

  private static double radius(double x, double y, double z) {
    return StrictMath.sqrt(x * x + y * y + z * z);
  }
}
