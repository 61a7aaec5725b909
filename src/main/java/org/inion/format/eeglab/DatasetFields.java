package org.inion.format.eeglab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.inion.format.ElectrodePlace;
import org.inion.format.RecordingLayout;
import org.inion.format.matlab.MatValue;
import org.inion.signal.Channel;
import org.inion.signal.ChannelType;
import org.inion.signal.Event;
import org.inion.signal.Segment;

/**
 * The struct {@code EEG} of a dataset that is written.
 *
 * <p><b>Source</b>: EEGLAB, {@code eeg_checkset.m}, "EEG structure fields"; {@code sph2topo.m},
 * {@code convertlocs.m} for the coordinates.
 */
final class DatasetFields {
  private static final String BOUNDARY = "boundary";

  private DatasetFields() {}

  /**
   * All fields, but for {@code data} where its samples are inside.
   *
   * @param data the name of the file of samples, or empty
   */
  static MatValue.Struct of(RecordingLayout layout, String name, MatValue data) {
    Map<String, MatValue> eeg = new LinkedHashMap<>();
    eeg.put("setname", text(name));
    eeg.put("filename", text(name + ".set"));
    eeg.put("filepath", text(""));
    eeg.put("nbchan", MatValue.number(layout.channels().size()));
    eeg.put("trials", MatValue.number(1));
    eeg.put("pnts", MatValue.number((double) layout.samples()));
    eeg.put("srate", MatValue.number(layout.rate().hertz()));
    eeg.put("xmin", MatValue.number(0));
    eeg.put("xmax", MatValue.number(layout.rate().secondsAt(layout.samples() - 1)));
    for (String absent :
        List.of("times", "icaact", "icawinv", "icasphere", "icaweights", "icachansind")) {
      eeg.put(absent, MatValue.empty());
    }
    eeg.put("chanlocs", channels(layout));
    // What EEGLAB takes where nothing is told.
    eeg.put("ref", text(layout.reference().isEmpty() ? "common" : layout.reference()));
    eeg.put("event", events(layout));
    eeg.put("epoch", MatValue.empty());
    eeg.put("saved", text("yes"));
    if (data instanceof MatValue.Text) {
      eeg.put("datfile", data);
      eeg.put("data", data);
    } else {
      eeg.put("datfile", text(""));
    }
    Map<String, List<MatValue>> fields = new LinkedHashMap<>();
    eeg.forEach((field, value) -> fields.put(field, List.of(value)));
    return new MatValue.Struct(1, fields);
  }

  private static MatValue channels(RecordingLayout layout) {
    Map<String, List<MatValue>> columns = new LinkedHashMap<>();
    for (Channel channel : layout.channels()) {
      add(columns, "labels", text(channel.name()));
      add(columns, "type", text(type(channel)));
      Optional<ElectrodePlace> place = Optional.ofNullable(layout.places().get(channel.name()));
      add(columns, "X", place.map(ElectrodePlace::frontMillimetres));
      add(columns, "Y", place.map(one -> -one.rightMillimetres()));
      add(columns, "Z", place.map(ElectrodePlace::upMillimetres));
      add(columns, "sph_theta", place.map(ElectrodePlace::leftOfNoseDegrees));
      add(columns, "sph_phi", place.map(ElectrodePlace::elevationDegrees));
      add(columns, "sph_radius", place.map(ElectrodePlace::radiusMillimetres));
      add(columns, "theta", place.map(one -> -one.leftOfNoseDegrees()));
      add(columns, "radius", place.map(one -> 0.5 - one.elevationDegrees() / 180));
      add(columns, "urchan", MatValue.number(columns.get("labels").size()));
    }
    return new MatValue.Struct(layout.channels().size(), columns);
  }

  /** BIDS' names of types are those of EEGLAB and of MNE, but for one. */
  private static String type(Channel channel) {
    return channel.type() == ChannelType.TRIG ? "STIM" : channel.type().name();
  }

  /** Latencies count stored samples from 1, durations in samples; a boundary where a gap was. */
  private static MatValue events(RecordingLayout layout) {
    record Row(String type, double latency, double duration) {}
    double hertz = layout.rate().hertz();
    SortedSet<Long> cuts = layout.cuts();
    List<Row> rows = new ArrayList<>();
    for (Event event : layout.events()) {
      double latency = layout.storedSample(event.onsetSeconds()) + 1;
      rows.add(new Row(event.value(), latency, event.durationSeconds() * hertz));
      if (Events.boundary(event.value()) && !cuts.remove(Events.startAfter(latency))) {
        requireOutside(latency, layout);
      }
    }
    for (int i = 1; i < layout.segments().size(); i++) {
      Segment before = layout.segments().get(i - 1);
      Segment segment = layout.segments().get(i);
      long first = segment.firstSample(layout.rate());
      double gap = segment.onsetSeconds() - before.onsetSeconds() - before.lengthSeconds();
      if (cuts.contains(first)) {
        rows.add(new Row(BOUNDARY, first + 0.5, Math.max(0, Math.rint(gap * hertz))));
      }
    }
    rows.sort(Comparator.comparingDouble(Row::latency));
    if (rows.isEmpty()) {
      return MatValue.empty();
    }
    Map<String, List<MatValue>> columns = new LinkedHashMap<>();
    for (Row row : rows) {
      add(columns, "type", text(row.type()));
      add(columns, "latency", MatValue.number(row.latency()));
      add(columns, "duration", MatValue.number(row.duration()));
    }
    return new MatValue.Struct(rows.size(), columns);
  }

  /** Where nothing is cut, a boundary would cut it for whoever reads the file. */
  private static void requireOutside(double latency, RecordingLayout layout) {
    long start = Events.startAfter(latency);
    if (start > 0 && start < layout.samples()) {
      throw new IllegalArgumentException(
          "Cannot write the events: a boundary must be where a segment begins, but was at the"
              + " sample "
              + String.format(Locale.ROOT, "%.1f", latency));
    }
  }

  private static void add(
      Map<String, List<MatValue>> columns, String name, Optional<Double> number) {
    add(columns, name, number.<MatValue>map(MatValue::number).orElse(MatValue.empty()));
  }

  private static void add(Map<String, List<MatValue>> columns, String name, MatValue value) {
    columns.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
  }

  private static MatValue.Text text(String text) {
    return new MatValue.Text(text);
  }
}
