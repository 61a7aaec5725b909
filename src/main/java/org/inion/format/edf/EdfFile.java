package org.inion.format.edf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inion.error.Where;
import org.inion.format.ChannelNames;
import org.inion.format.LabelTypes;
import org.inion.format.PhysicalUnit;
import org.inion.format.ReadPolicies;
import org.inion.format.bytes.FileSpans;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.Segment;

/**
 * An EDF or BDF file, opened.
 *
 * <p>Opening reads the header alone. Annotations are read when they, or the segments of a
 * discontinuous file, are first asked for; the status channel of a BDF file when its triggers are.
 * Not for use by several threads at once.
 */
public final class EdfFile implements Recording {
  private final Where where;
  private final EdfHeader header;
  private final RecordCount count;
  private final FileWindow window;
  private final SpanReader spans;
  private final int[] signals;
  private final List<Channel> channels;
  private final Calibration[] calibrations;
  private final SortedMap<String, Integer> repairs;
  private Optional<AnnotationScan> annotationScan = Optional.empty();
  private Optional<List<Event>> triggers = Optional.empty();

  private EdfFile(SeekableByteChannel bytes, Where where, EdfHeader header, ReadPolicies policies)
      throws IOException {
    this.where = where;
    this.header = header;
    this.count = RecordCount.settle(header, bytes, policies.truncatedRecord(), where);
    this.window = new FileWindow(FileSpans.whole(bytes, where));
    this.spans = new SpanReader(header, window);
    this.signals = header.sampledSignals();
    this.calibrations =
        Arrays.stream(signals)
            .mapToObj(i -> Calibration.of(header.signals().get(i)))
            .toArray(Calibration[]::new);
    this.repairs = new TreeMap<>(count.repairs());
    List<String> labels =
        Arrays.stream(signals).mapToObj(i -> header.signals().get(i).label()).toList();
    ChannelNames names = ChannelNames.of(labels, policies.duplicateLabels(), where);
    countRepair(ChannelNames.RENAMED, names.renamed());
    this.channels = channels(names.names());
  }

  /**
   * Opens a file, and closes it again when it cannot be used.
   *
   * @param bytes closed with the recording
   * @param fileName what messages call the file
   * @throws org.inion.error.BadDataException when the file is broken and no policy mends it
   */
  public static EdfFile open(SeekableByteChannel bytes, String fileName, ReadPolicies policies)
      throws IOException {
    try {
      EdfHeader header = EdfHeader.read(bytes, fileName);
      return new EdfFile(bytes, Where.file(fileName), header, policies);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** What the file says of itself before its data. */
  public EdfHeader header() {
    return header;
  }

  /** Data records that are read; not always the number that the header promises. */
  public long records() {
    return count.records();
  }

  /** Summed length of the data records, gaps between them not counted. */
  public double storedSeconds() {
    return header.recordSeconds().multiply(BigDecimal.valueOf(count.records())).doubleValue();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("format", header.variant().name().replace('_', '+'));
    facts.put("records", String.valueOf(count.records()));
    facts.put("record seconds", header.recordSeconds().toPlainString());
    return facts;
  }

  @Override
  public List<Channel> channels() {
    return channels;
  }

  /**
   * {@inheritDoc} Annotations and, in BDF, triggers.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  @Override
  public List<Event> events() {
    List<Event> events = new ArrayList<>(annotations());
    events.addAll(triggers());
    events.sort(Comparator.comparingDouble(Event::onsetSeconds));
    return List.copyOf(events);
  }

  /** The texts of the annotation signals, by onset. */
  public List<Event> annotations() {
    return annotationScan().events();
  }

  /** The codes that rise in the status channel of a BDF file, by onset. */
  public List<Event> triggers() {
    if (triggers.isEmpty()) {
      triggers = Optional.of(scanTriggers());
    }
    return triggers.get();
  }

  @Override
  public List<Segment> segments() {
    if (storedSeconds() == 0) {
      return List.of();
    }
    return header.variant().discontinuous()
        ? Timeline.segments(
            annotationScan().recordOnsets(), header.recordSeconds(), halfSampleSeconds(), where)
        : List.of(Segment.whole(storedSeconds()));
  }

  /** {@inheritDoc} Complete once the events were asked for. */
  @Override
  public SortedMap<String, Integer> repairs() {
    return Collections.unmodifiableSortedMap(repairs);
  }

  @Override
  public void read(int[] channelNumbers, long start, int length, float[][] target, int offset)
      throws IOException {
    int width = header.variant().bytesPerSample();
    Decoder decoder = Decoders.fastest();
    spans.read(
        signalsOf(channelNumbers, start, length),
        start,
        length,
        (from, at, samples, row, into) ->
            decoder.decode(
                from,
                at,
                width,
                samples,
                calibrations[channelNumbers[row]],
                target[row],
                offset + into));
  }

  /**
   * Reads a span of some channels as it is stored.
   *
   * <p><b>Shape</b>: fills {@code target[i][offset … offset + length)} with channel {@code
   * channelNumbers[i]}. <b>Unit</b>: digital values.
   *
   * @param channelNumbers positions in {@link #channels}, all of the same rate
   * @param start first stored sample, from 0
   */
  public void readDigital(int[] channelNumbers, long start, int length, int[][] target, int offset)
      throws IOException {
    int width = header.variant().bytesPerSample();
    spans.read(
        signalsOf(channelNumbers, start, length),
        start,
        length,
        (from, at, samples, row, into) ->
            PlainDecoder.digital(from, at, width, samples, target[row], offset + into));
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  /** Checks a span and finds the signals of its channels. */
  private int[] signalsOf(int[] channelNumbers, long start, int length) {
    int[] found = new int[channelNumbers.length];
    for (int i = 0; i < found.length; i++) {
      Channel channel = channels.get(channelNumbers[i]);
      found[i] = signals[channelNumbers[i]];
      if (!channel.rate().equals(channels.get(channelNumbers[0]).rate())) {
        throw new IllegalArgumentException(
            "Cannot read channels of different rates at once: "
                + channels.get(channelNumbers[0]).rate()
                + " and "
                + channel.rate());
      }
      if (start < 0 || length < 0 || start + length > channel.samples()) {
        throw new IndexOutOfBoundsException(
            "Invalid span: must lie in 0 … "
                + channel.samples()
                + ", but was "
                + start
                + " … "
                + (start + length));
      }
    }
    return found;
  }

  private AnnotationScan annotationScan() {
    if (annotationScan.isEmpty()) {
      try {
        AnnotationScan scan = AnnotationScan.of(header, count.records(), window, where);
        annotationScan = Optional.of(scan);
        countRepair(AnnotationScan.MALFORMED, scan.malformed());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return annotationScan.get();
  }

  private List<Event> scanTriggers() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < signals.length; i++) {
      int[] channel = {i};
      if (header.variant().bytesPerSample() == 3
          && Labels.isStatus(header.signals().get(signals[i]).label())) {
        TriggerScan.Status status =
            (start, length, target) -> readDigital(channel, start, length, new int[][] {target}, 0);
        try {
          events.addAll(TriggerScan.events(status, channels.get(i).rate(), segments()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return List.copyOf(events);
  }

  private List<Channel> channels(List<String> names) {
    List<Channel> list = new ArrayList<>();
    for (int i = 0; i < signals.length; i++) {
      EdfSignal signal = header.signals().get(signals[i]);
      PhysicalUnit unit = PhysicalUnit.of(signal.unit());
      list.add(
          new Channel(
              names.get(i),
              LabelTypes.of(signal.label(), unit),
              unit.name(),
              signal.unit(),
              header.rate(signals[i]),
              count.records() * signal.samplesPerRecord()));
    }
    return List.copyOf(list);
  }

  /** Of the fastest channel. */
  private double halfSampleSeconds() {
    double fastest = channels.stream().mapToDouble(c -> c.rate().hertz()).max().orElse(1e6);
    return 0.5 / fastest;
  }

  private void countRepair(String name, int times) {
    if (times > 0) {
      repairs.merge(name, times, Integer::sum);
    }
  }
}
