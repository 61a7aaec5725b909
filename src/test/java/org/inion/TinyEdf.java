package org.inion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inion.format.edf.EdfLayout;
import org.inion.format.edf.EdfSignal;
import org.inion.format.edf.EdfVariant;
import org.inion.format.edf.EdfWriter;
import org.inion.signal.Event;

/**
 * A small file made for a test: few channels, few seconds, data records of one second, samples that
 * the test can work out by itself.
 */
public final class TinyEdf {
  private static final double MICROVOLTS_PER_COUNT = 0.1;
  private static final int PULSE_COUNTS = 8000;

  private EdfVariant variant = EdfVariant.EDF_C;
  private List<String> channels = List.of("Fz", "Cz", "Pz");
  private int rate = 200;
  private final Map<String, Integer> rates = new HashMap<>();
  private List<BigDecimal> onsets = new ArrayList<>();
  private final List<Event> annotations = new ArrayList<>();
  private final List<Integer> pulses = new ArrayList<>();
  private int seed = 1;

  public TinyEdf() {
    seconds(10);
  }

  public TinyEdf variant(EdfVariant kind) {
    variant = kind;
    return this;
  }

  public TinyEdf channels(String... names) {
    channels = List.of(names);
    return this;
  }

  public TinyEdf rate(int hertz) {
    rate = hertz;
    return this;
  }

  /** One channel of its own rate. */
  public TinyEdf rate(String channel, int hertz) {
    rates.put(channel, hertz);
    return this;
  }

  public TinyEdf seconds(int length) {
    onsets = new ArrayList<>();
    for (int second = 0; second < length; second++) {
      onsets.add(BigDecimal.valueOf(second));
    }
    return this;
  }

  /** Leaves a gap before a data record; the file is then a discontinuous one. */
  public TinyEdf gap(int beforeRecord, String seconds) {
    variant = EdfVariant.EDF_D;
    for (int record = beforeRecord; record < onsets.size(); record++) {
      onsets.set(record, onsets.get(record).add(new BigDecimal(seconds)));
    }
    return this;
  }

  public TinyEdf annotation(double onsetSeconds, String text) {
    annotations.add(new Event(onsetSeconds, 0, text));
    return this;
  }

  /** A jump of 800 µV for a tenth of a second in the first channel. */
  public TinyEdf pulse(int second) {
    pulses.add(second);
    return this;
  }

  public TinyEdf seed(int number) {
    seed = number;
    return this;
  }

  /** The microvolts of a stored sample, worked out as the standard says and rounded once. */
  public float microvolts(int channel, int sample) {
    int hertz = rates.getOrDefault(channels.get(channel), rate);
    return (float) ((counts(channel, sample, hertz) + 32768) * MICROVOLTS_PER_COUNT - 3276.8);
  }

  public void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes());
  }

  public byte[] bytes() throws IOException {
    List<EdfSignal> signals = new ArrayList<>();
    for (String channel : channels) {
      int hertz = rates.getOrDefault(channel, rate);
      signals.add(new EdfSignal(channel, "uV", -3276.8, 3276.7, -32768, 32767, hertz));
    }
    EdfLayout layout =
        new EdfLayout(variant, BigDecimal.ONE, onsets.size(), signals, onsets, annotations);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EdfWriter writer = EdfWriter.open(Channels.newChannel(bytes), layout)) {
      for (int record = 0; record < onsets.size(); record++) {
        writer.writeDigital(record(signals, record));
      }
    }
    return bytes.toByteArray();
  }

  private int[][] record(List<EdfSignal> signals, int record) {
    int[][] counts = new int[signals.size()][];
    for (int c = 0; c < counts.length; c++) {
      int hertz = signals.get(c).samplesPerRecord();
      counts[c] = new int[hertz];
      for (int i = 0; i < hertz; i++) {
        counts[c][i] = counts(c, record * hertz + i, hertz);
      }
    }
    return counts;
  }

  private int counts(int channel, int sample, int hertz) {
    double t = (double) sample / hertz;
    double shared = 150 * Math.sin(2 * Math.PI * 9 * t + seed);
    double own = 60 * Math.sin(2 * Math.PI * (5 + 0.7 * channel) * t);
    int noise = ((sample * 31 + channel * 17 + seed * 7) * 0x9E3779B1) >>> 26;
    boolean pulse = channel == 0 && pulses.contains((int) t) && t % 1 < 0.1;
    return (int) Math.rint(shared + own) + noise + (pulse ? PULSE_COUNTS : 0);
  }
}
