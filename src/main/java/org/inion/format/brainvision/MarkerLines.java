package org.inion.format.brainvision;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import org.inion.format.RecordingLayout;
import org.inion.signal.Event;
import org.inion.signal.Segment;

/** Events as markers, and a {@code New Segment} where each stretch without a gap begins. */
final class MarkerLines {
  private static final String NEW_SEGMENT = "New Segment";

  /** Of events that are not named as {@code type/description}. */
  private static final String COMMENT = "Comment";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS", Locale.ROOT);

  private MarkerLines() {}

  /** What stands behind {@code Mk<number>=}, by position. */
  static List<String> of(RecordingLayout layout) {
    record Line(long position, String text) {}
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < layout.segments().size(); i++) {
      Segment segment = layout.segments().get(i);
      long position = segment.firstSample(layout.rate()) + 1;
      String date = date(layout, i).map(found -> "," + DATE.format(found)).orElse("");
      lines.add(new Line(position, line(NEW_SEGMENT, "", position, 1) + date));
    }
    SortedSet<Long> starts = layout.cuts();
    starts.add(0L);
    for (Event event : layout.events()) {
      int slash = event.value().indexOf('/');
      String type = slash > 0 ? event.value().substring(0, slash) : COMMENT;
      long first = Math.round(layout.storedSample(event.onsetSeconds()));
      require(first >= 0, "an event must be at or after the first sample", first);
      // An instant takes the sample that it is in.
      long points = Math.max(1, Math.round(event.durationSeconds() * layout.rate().hertz()));
      if (!Marker.beginsSegment(type)) {
        String description = event.value().substring(slash > 0 ? slash + 1 : 0);
        lines.add(new Line(first + 1, line(type, description, first + 1, points)));
      } else {
        require(starts.contains(first), "a New Segment must be where a segment begins", first);
      }
    }
    lines.sort(Comparator.comparingLong(Line::position));
    return lines.stream().map(Line::text).toList();
  }

  private static void require(boolean holds, String rule, long sample) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot write the markers: " + rule + ", but was at the sample " + (sample + 1));
    }
  }

  private static String line(String type, String description, long position, long points) {
    return String.join(
        ",",
        HeaderText.escaped(type),
        HeaderText.escaped(description),
        String.valueOf(position),
        String.valueOf(points),
        "0");
  }

  /** A gap is known by the date of what follows it. */
  private static Optional<LocalDateTime> date(RecordingLayout layout, int number) {
    Segment segment = layout.segments().get(number);
    if (number > 0 && layout.start().isEmpty()) {
      Segment before = layout.segments().get(number - 1);
      double end = before.onsetSeconds() + before.lengthSeconds();
      if (segment.onsetSeconds() - end > 0.5 / layout.rate().hertz()) {
        throw new IllegalArgumentException(
            "Cannot write the markers: there must be a start of the recording, since dates tell how"
                + " long a gap is, and there is one at "
                + end
                + " s");
      }
    }
    long micros = Math.round(segment.onsetSeconds() * 1e6);
    return layout.start().map(start -> start.plus(micros, ChronoUnit.MICROS));
  }
}
