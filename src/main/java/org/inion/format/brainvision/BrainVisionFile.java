package org.inion.format.brainvision;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.format.ChannelNames;
import org.inion.format.LabelTypes;
import org.inion.format.ReadPolicies;
import org.inion.format.bytes.FileSpans;
import org.inion.format.bytes.SampleReader;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.Segment;

/**
 * A BrainVision recording, opened.
 *
 * <p>Opening reads the header and the markers. Not for use by several threads at once.
 */
public final class BrainVisionFile implements Recording {
  static final long MOST_HEADER_BYTES = 1 << 19;
  private static final long MOST_MARKER_BYTES = 1 << 21;
  private static final long MOST_MARKER_BYTES_EVER = 1 << 28;
  private static final List<String> DATA = List.of(".eeg", ".dat", ".avg", ".seg");

  private final BrainVisionHeader header;
  private final List<String> partNames;
  private final List<Channel> channels;
  private final List<Event> events;
  private final Timeline timeline;
  private final SampleReader samples;
  private final SeekableByteChannel data;
  private final SortedMap<String, Integer> repairs;

  private BrainVisionFile(
      BrainVisionHeader header,
      List<String> partNames,
      List<Channel> channels,
      List<Event> events,
      Timeline timeline,
      SampleReader samples,
      SeekableByteChannel data,
      SortedMap<String, Integer> repairs) {
    this.header = header;
    this.partNames = partNames;
    this.channels = channels;
    this.events = events;
    this.timeline = timeline;
    this.samples = samples;
    this.data = data;
    this.repairs = Collections.unmodifiableSortedMap(repairs);
  }

  /**
   * Opens a recording by its header.
   *
   * @throws org.inion.error.BadDataException when a file is broken and no policy mends it
   * @throws java.io.FileNotFoundException when there is no such header
   */
  public static BrainVisionFile open(FileTree files, String path, ReadPolicies policies)
      throws IOException {
    Where where = Where.file(path);
    boolean ahdr = path.toLowerCase(Locale.ROOT).endsWith(".ahdr");
    BrainVisionHeader header;
    try (SeekableByteChannel bytes = files.open(path)) {
      TextFile text = TextFile.read(bytes, MOST_HEADER_BYTES, "Header", where);
      header = HeaderReader.read(text, ahdr ? 1 : 0, where);
    }
    Parts parts = new Parts(files, path, policies.renamedParts(), where);
    FileEntry data = parts.find("DataFile", header.dataFile(), DATA);
    SeekableByteChannel channel = files.open(data.path());
    try {
      return open(files, header, parts, data, channel, policies, where);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static BrainVisionFile open(
      FileTree files,
      BrainVisionHeader header,
      Parts parts,
      FileEntry data,
      SeekableByteChannel channel,
      ReadPolicies policies,
      Where where)
      throws IOException {
    SortedMap<String, Integer> repairs = new TreeMap<>();
    Where dataWhere = Where.file(data.path());
    long bytes = channel.size();
    PointCount count = PointCount.settle(header, bytes, policies.truncatedRecord(), dataWhere);
    repairs.putAll(count.repairs());
    List<String> partNames = new ArrayList<>(List.of(data.name()));
    List<Marker> markers = List.of();
    if (header.markerFile().isPresent()) {
      FileEntry file =
          parts.find("MarkerFile", header.markerFile().get(), List.of(".vmrk", ".amrk"));
      partNames.add(file.name());
      MarkerReader reader = markers(files, file, bytes);
      put(repairs, MarkerReader.MALFORMED, reader.malformed());
      markers = reader.markers();
    }
    put(repairs, Parts.RENAMED, parts.renamed());
    Timeline timeline = Timeline.of(markers, header.rate(), count.points());
    put(repairs, Timeline.UNKNOWN_GAP, timeline.unknownGaps());
    checkSegments(header, timeline, count.points(), where);
    List<String> labels = header.channels().stream().map(BrainVisionChannel::name).toList();
    ChannelNames names = ChannelNames.of(labels, policies.duplicateLabels(), where);
    put(repairs, ChannelNames.RENAMED, names.renamed());
    return new BrainVisionFile(
        header,
        partNames,
        channels(header, names.names(), count.points()),
        timeline.events(markers),
        timeline,
        header.samples(FileSpans.whole(channel, dataWhere), count.points()),
        channel,
        repairs);
  }

  /** Markers take many times their bytes in memory, but a small part of what their data take. */
  private static MarkerReader markers(FileTree files, FileEntry file, long dataBytes)
      throws IOException {
    long most = Math.max(MOST_MARKER_BYTES, Math.min(dataBytes / 8, MOST_MARKER_BYTES_EVER));
    Where where = Where.file(file.path());
    try (SeekableByteChannel bytes = files.open(file.path())) {
      return MarkerReader.read(TextFile.read(bytes, most, "Marker", where).text(), where);
    }
  }

  /** Segments that nobody tells the beginnings of would be read as one stretch. */
  private static void checkSegments(
      BrainVisionHeader header, Timeline timeline, long points, Where where) {
    long each = header.segmentPoints().orElse(points);
    if (each < points && timeline.segments().size() == 1) {
      throw where
          .field("SegmentDataPoints")
          .bad(
              "Cannot place the segments in time: each of "
                  + each
                  + " samples must begin with a marker \"New Segment\", but there is none in "
                  + points
                  + " samples. Export the recording again with its markers.");
    }
  }

  private static List<Channel> channels(BrainVisionHeader header, List<String> names, long points) {
    List<Channel> channels = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      BrainVisionChannel channel = header.channels().get(i);
      channels.add(
          new Channel(
              names.get(i),
              LabelTypes.of(channel.name(), channel.physicalUnit()),
              channel.physicalUnit().name(),
              channel.unit(),
              header.rate(),
              points));
    }
    return List.copyOf(channels);
  }

  private static void put(SortedMap<String, Integer> repairs, String name, int times) {
    if (times > 0) {
      repairs.put(name, times);
    }
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("format", header.firstLine());
    facts.put("files", String.join(", ", partNames));
    facts.put("characters", header.charset());
    facts.put("samples", header.encoding() + " " + header.byteOrder() + " " + header.orientation());
    if (!header.softwareFilters().isEmpty()) {
      facts.put("software filters", String.join("; ", header.softwareFilters()));
    }
    return facts;
  }

  @Override
  public List<Channel> channels() {
    return channels;
  }

  /** {@inheritDoc} Named {@code type/description}, as {@code Stimulus/S 1}. */
  @Override
  public List<Event> events() {
    return events;
  }

  @Override
  public List<Segment> segments() {
    return timeline.segments();
  }

  @Override
  public SortedMap<String, Integer> repairs() {
    return repairs;
  }

  @Override
  public void read(int[] numbers, long start, int length, float[][] target, int offset)
      throws IOException {
    for (int number : numbers) {
      long all = channels.get(number).samples();
      if (start < 0 || length < 0 || start > all - length) {
        throw new IndexOutOfBoundsException(
            "Invalid span: must lie in 0 … "
                + all
                + ", but was "
                + start
                + " … "
                + (start + length));
      }
    }
    samples.read(numbers, start, length, target, offset);
  }

  @Override
  public void close() throws IOException {
    data.close();
  }
}
