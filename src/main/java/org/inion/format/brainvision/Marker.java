package org.inion.format.brainvision;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A line of the file of markers.
 *
 * @param position of its first sample, from 0
 * @param points that it lasts; 0 where the file does not tell
 * @param date when it was set; of the beginnings of segments alone
 */
record Marker(
    String type, String description, long position, long points, Optional<LocalDateTime> date) {
  private static final String NEW_SEGMENT = "New Segment";

  /** Whether samples before and behind it do not follow each other. */
  boolean beginsSegment() {
    return beginsSegment(type);
  }

  static boolean beginsSegment(String type) {
    return type.equalsIgnoreCase(NEW_SEGMENT);
  }
}
