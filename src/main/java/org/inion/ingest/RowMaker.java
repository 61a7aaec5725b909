package org.inion.ingest;

import java.util.List;
import java.util.Map;
import org.inion.bids.BidsRecording;
import org.inion.dsp.artifact.ArtifactKind;
import org.inion.dsp.artifact.WindowArtifacts;
import org.inion.table.Column;
import org.inion.table.Contract;
import org.inion.table.Schema;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;
import org.inion.window.LabelValue;
import org.inion.window.PlannedWindow;

/** Turns the windows of one recording into rows of the table: the only place that does. */
final class RowMaker {
  private final Schema schema;
  private final SignalEncoding encoding;
  private final Object[] row;
  private final byte[] signal;
  private final int samples;

  RowMaker(
      RowSchema rows,
      Contract contract,
      SignalEncoding encoding,
      RecordingTask task,
      List<String> badChannels) {
    this.schema = rows.schema();
    this.encoding = encoding;
    this.samples = contract.samples();
    this.signal = new byte[encoding.bytes(contract.channels().size(), samples)];
    this.row = new Object[schema.columns().size()];
    BidsRecording recording = task.recording();
    for (int i = 0; i < row.length; i++) {
      Column column = schema.columns().get(i);
      row[i] =
          column.kind() == Column.Kind.DOUBLE
              ? task.labels().numbers().get(column.name())
              : task.labels().texts().get(column.name());
    }
    set(WindowColumns.RECORDING_ID, recording.id());
    set("dataset", recording.dataset());
    set("session", recording.session().orElse(null));
    set("task", recording.task().orElse(null));
    set("run", recording.run().orElse(null));
    set("subject_id", recording.subject());
    set(WindowColumns.N_CHANNELS, contract.channels().size());
    set(WindowColumns.N_SAMPLES, samples);
    set("sample_rate_hz", contract.sampleRateHz());
    set("bad_channels", badChannels);
    set(WindowColumns.SIGNAL, signal);
  }

  /**
   * The row of one window. It is the same array each time, to be written before the next call.
   *
   * <p><b>Shape</b>: {@code rows[channels][≥ start + samples]}. <b>Unit</b>: µV.
   *
   * @param start of the window in {@code rows}
   * @param labels from events, by column
   */
  Object[] row(
      PlannedWindow window,
      float[][] rows,
      int start,
      WindowArtifacts artifacts,
      Map<String, LabelValue> labels) {
    set("window_index", window.index());
    set("start_seconds", window.startSeconds());
    set("anchor", window.anchor().orElse(null));
    float[] scales = encoding.encode(rows, start, samples, signal);
    set(WindowColumns.SIGNAL_SCALE, scales.length == 0 ? null : scales);
    for (ArtifactKind kind : ArtifactKind.values()) {
      set(kind.flagColumn(), artifacts.flag(kind));
      set(kind.valueColumn(), artifacts.value(kind));
    }
    set("clean", artifacts.clean());
    for (Map.Entry<String, LabelValue> label : labels.entrySet()) {
      set(label.getKey(), value(label.getValue()));
    }
    return row;
  }

  /** Forgets the labels of a window, before the next one. */
  void clear(Iterable<String> labels) {
    labels.forEach(label -> set(label, null));
  }

  private static Object value(LabelValue label) {
    if (label instanceof LabelValue.Numeric numeric) {
      return numeric.value();
    } else if (label instanceof LabelValue.Text text) {
      return text.value();
    }
    return ((LabelValue.Truth) label).value();
  }

  private void set(String column, Object value) {
    row[schema.position(column)] = value;
  }
}
