package org.inion.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.LocalFiles;
import org.inion.report.TracePicture;
import org.inion.report.TracePicture.Trace;
import org.inion.table.ChannelInputFile;
import org.inion.table.Contract;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowReader;
import org.inion.table.WindowReader.Window;

/** A window of each kind of a folder: clean, and with each set of flags, as pictures. */
final class WindowExamples {
  private static final int MOST_PICTURES = 4;
  private static final int MOST_WINDOWS = 1500;
  private static final int CHANNELS_SHOWN = 12;

  private final LocalFiles files = new LocalFiles();
  private final Contract contract;

  private WindowExamples(Contract contract) {
    this.contract = contract;
  }

  /** The first of each kind, up to four kinds. */
  static List<String> of(Path folder) throws IOException {
    Path file = folder.resolve("_inion/contract.json");
    Contract contract =
        Contract.fromJson(new LocalFiles().text(file.toString()), Where.file(file.toString()));
    WindowExamples examples = new WindowExamples(contract);
    return examples.found(folder).values().stream()
        .sorted(Comparator.comparing(window -> window.flags().size()))
        .map(examples::picture)
        .toList();
  }

  private Map<List<String>, Window> found(Path folder) throws IOException {
    Map<List<String>, Window> found = new LinkedHashMap<>();
    for (FileEntry part : files.list(folder.toString())) {
      if (part.name().endsWith(".parquet")) {
        look(part, found);
      }
    }
    return found;
  }

  private void look(FileEntry part, Map<List<String>, Window> found) throws IOException {
    var file = new ChannelInputFile(part.bytes(), () -> files.open(part.path()));
    SignalEncoding encoding = SignalEncoding.valueOf(contract.encoding().toUpperCase(Locale.ROOT));
    try (WindowReader reader = new WindowReader(file, encoding)) {
      Optional<Window> next = reader.next();
      for (int i = 0; i < MOST_WINDOWS && next.isPresent() && found.size() < MOST_PICTURES; i++) {
        Window window = next.get();
        // A window without a flag in a recording of many bad channels is neither.
        if (window.clean() || !window.flags().isEmpty()) {
          found.putIfAbsent(window.flags(), window);
        }
        next = reader.next();
      }
    }
  }

  private String picture(Window window) {
    String flags = window.clean() ? "clean" : String.join(", ", window.flags()).replace('_', ' ');
    List<Trace> traces = new ArrayList<>();
    for (int channel : shown(window)) {
      String name = contract.channels().get(channel);
      traces.add(new Trace(name, window.signal()[channel], !window.badChannels().contains(name)));
    }
    return new TracePicture("Window: " + flags + " (simulated)", contract.sampleRateHz())
        .of(traces);
  }

  /** From the channel that swings most to the one that swings least, in the table's order. */
  private static List<Integer> shown(Window window) {
    float[][] signal = window.signal();
    List<Integer> bySwing =
        IntStream.range(0, signal.length)
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> -swing(signal[channel])))
            .toList();
    int shown = Math.min(CHANNELS_SHOWN, signal.length);
    return IntStream.range(0, shown)
        .map(i -> shown == 1 ? 0 : i * (signal.length - 1) / (shown - 1))
        .mapToObj(bySwing::get)
        .sorted()
        .toList();
  }

  private static double swing(float[] channel) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : channel) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }
}
