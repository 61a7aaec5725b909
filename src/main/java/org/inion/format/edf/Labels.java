package org.inion.format.edf;

/** What a label tells of a signal in BDF. */
final class Labels {
  private Labels() {}

  /** Whether a BDF signal of that label holds BioSemi's trigger inputs. */
  static boolean isStatus(String label) {
    return label.equalsIgnoreCase("Status");
  }
}
