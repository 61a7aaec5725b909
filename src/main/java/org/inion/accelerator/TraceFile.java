package org.inion.accelerator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Pieces of time as a file that chrome://tracing and ui.perfetto.dev show.
 *
 * <p><b>Unit</b>: times in µs from the first piece. <b>Source</b>: the JSON object format of the
 * Trace Event Format, complete events ({@code "ph": "X"}).
 */
final class TraceFile {
  private TraceFile() {}

  /** Writes it whole or not at all. */
  static void write(List<RecordedTimings.Event> events, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), "trace", ".part");
    try {
      try (BufferedWriter to = Files.newBufferedWriter(part)) {
        to.write(text(events));
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  static String text(List<RecordedTimings.Event> events) {
    long first = events.stream().mapToLong(RecordedTimings.Event::startNanos).min().orElse(0);
    StringBuilder text = new StringBuilder("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
    String comma = "\n";
    for (RecordedTimings.Event event : events) {
      text.append(comma)
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"name\":\"%s\",\"cat\":\"step\",\"ph\":\"X\",\"ts\":%.3f,\"dur\":%.3f,\"pid\":1,\"tid\":1,\"args\":{\"step\":%d}}",
                  escaped(event.name()),
                  (event.startNanos() - first) / 1e3,
                  event.nanos() / 1e3,
                  event.step()));
      comma = ",\n";
    }
    return text.append("\n]}\n").toString();
  }

  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return text.toString();
  }
}
