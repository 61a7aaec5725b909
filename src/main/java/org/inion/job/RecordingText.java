package org.inion.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inion.format.RecordingDigest;
import org.inion.format.RecordingDigest.Beginning;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Segment;

/** What a raw file holds, as people read it: facts, a line of time, a row a channel. */
final class RecordingText {
  private static final int WIDTH = 60;
  private static final int SHOWN_CHANNELS = 40;
  private static final int SHOWN_VALUES = 8;
  private static final int LONGEST_FACT = 100;
  private static final String LEVELS = "▁▂▃▄▅▆▇█";

  private RecordingText() {}

  static String of(RecordingDigest digest) {
    List<List<String>> facts = new ArrayList<>();
    digest.facts().forEach((name, value) -> facts.add(List.of(name, brief(value))));
    facts.add(List.of("length", length(digest)));
    digest.repairs().forEach((name, times) -> facts.add(List.of("repair " + name, "" + times)));
    return digest.path()
        + "\n\n"
        + Figures.table(facts)
        + "\n"
        + time(digest)
        + values(digest.events())
        + "\n"
        + channels(digest.channels());
  }

  private static String length(RecordingDigest digest) {
    int segments = digest.segments().size();
    return Figures.time(digest.storedSeconds())
        + (segments > 1 ? " in " + segments + " segments" : "");
  }

  /** Where samples are, and how many events lie below. */
  private static String time(RecordingDigest digest) {
    if (digest.segments().isEmpty()) {
      return "  no samples\n";
    }
    Segment last = digest.segments().get(digest.segments().size() - 1);
    double end = last.onsetSeconds() + last.lengthSeconds();
    char[] stored = " ".repeat(WIDTH).toCharArray();
    for (Segment segment : digest.segments()) {
      int to = place(segment.onsetSeconds() + segment.lengthSeconds(), end);
      for (int i = place(segment.onsetSeconds(), end); i <= to; i++) {
        stored[i] = '━';
      }
    }
    int[] counts = new int[WIDTH];
    for (Event event : digest.events()) {
      if (event.onsetSeconds() >= 0 && event.onsetSeconds() < end) {
        counts[place(event.onsetSeconds(), end)]++;
      }
    }
    StringBuilder below = new StringBuilder();
    for (int count : counts) {
      below.append(count == 0 ? ' ' : count > 9 ? '+' : (char) ('0' + count));
    }
    return "  samples  "
        + new String(stored)
        + "  0 … "
        + Figures.time(end)
        + "\n  events   "
        + below.toString().stripTrailing()
        + "\n";
  }

  private static int place(double seconds, double end) {
    return (int) Math.max(0, Math.min(WIDTH - 1, seconds / end * WIDTH));
  }

  /** The values that are frequent. */
  private static String values(List<Event> events) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    events.forEach(event -> counts.merge(event.value(), 1, Integer::sum));
    List<List<String>> rows = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN_VALUES)
        .forEach(one -> rows.add(List.of("", one.getValue() + " ×", brief(one.getKey()))));
    if (counts.size() > SHOWN_VALUES) {
      rows.add(List.of("", "…", Figures.count(counts.size() - SHOWN_VALUES, "more value")));
    }
    return rows.isEmpty() ? "" : "\n" + Figures.table(rows);
  }

  private static String channels(List<Beginning> channels) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("channel", "type", "unit", "rate", "first values", "first second"));
    channels.stream().limit(SHOWN_CHANNELS).forEach(one -> rows.add(row(one)));
    String table = Figures.table(rows);
    int more = channels.size() - SHOWN_CHANNELS;
    return more > 0
        ? table + "  … and " + Figures.count(more, "channel") + " more; --json has all\n"
        : table;
  }

  private static List<String> row(Beginning beginning) {
    Channel channel = beginning.channel();
    List<String> first =
        beginning.firstValues().stream()
            .limit(3)
            .map(value -> String.format(Locale.ROOT, "%.4g", value))
            .toList();
    return List.of(
        brief(channel.name()),
        channel.type().name(),
        channel.unit(),
        channel.rate().toString(),
        String.join(" ", first),
        trace(beginning.trace()));
  }

  /** From the lowest to the highest of the row. */
  private static String trace(List<Float> values) {
    double least = values.stream().mapToDouble(Float::doubleValue).min().orElse(0);
    double most = values.stream().mapToDouble(Float::doubleValue).max().orElse(0);
    StringBuilder trace = new StringBuilder();
    for (float value : values) {
      double level = most > least ? (value - least) / (most - least) : 0;
      trace.append(LEVELS.charAt((int) Math.min(LEVELS.length() - 1, level * LEVELS.length())));
    }
    return trace.toString();
  }

  private static String brief(String text) {
    String line = text.replaceAll("[\\p{Cc}]", "·");
    return line.length() <= LONGEST_FACT ? line : line.substring(0, LONGEST_FACT) + "…";
  }
}
