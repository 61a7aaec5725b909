package org.inion.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.InputFile;

/** Reads a part's windows one by one, without Spark: to look at a few. */
public final class WindowReader implements Closeable {
  private static final String FLAG = "artifact_";

  private final SignalEncoding encoding;
  private final ParquetReader<Group> reader;

  /**
   * A window as it is stored.
   *
   * <p><b>Shape</b>: {@code signal[channels][samples]}. <b>Unit</b>: µV.
   *
   * @param flags kinds of artifacts, such as {@code step}
   * @param badChannels of its recording
   * @param clean without a flag, and with few bad channels
   */
  @SuppressWarnings("ArrayRecordComponent") // looked at once, never compared
  public record Window(
      String recordingId,
      double startSeconds,
      List<String> flags,
      List<String> badChannels,
      boolean clean,
      float[][] signal) {}

  /**
   * @param encoding as the folder's contract says
   */
  public WindowReader(InputFile part, SignalEncoding encoding) throws IOException {
    this.encoding = encoding;
    this.reader = GroupReader.open(part);
  }

  /** The next window; empty at the end. */
  public Optional<Window> next() throws IOException {
    return Optional.ofNullable(reader.read()).map(this::window);
  }

  private Window window(Group row) {
    List<String> flags =
        WindowColumns.SCHEMA.columns().stream()
            .map(Column::name)
            .filter(name -> name.startsWith(FLAG) && row.getBoolean(name, 0))
            .map(name -> name.substring(FLAG.length()))
            .toList();
    int channels = row.getInteger(WindowColumns.N_CHANNELS, 0);
    int samples = row.getInteger(WindowColumns.N_SAMPLES, 0);
    byte[] bytes = row.getBinary(WindowColumns.SIGNAL, 0).getBytes();
    return new Window(
        row.getString(WindowColumns.RECORDING_ID, 0),
        row.getDouble("start_seconds", 0),
        flags,
        words(row, "bad_channels"),
        row.getBoolean("clean", 0),
        encoding.decode(bytes, scales(row), channels, samples));
  }

  private static float[] scales(Group row) {
    if (row.getFieldRepetitionCount(WindowColumns.SIGNAL_SCALE) == 0) {
      return new float[0];
    }
    Group list = row.getGroup(WindowColumns.SIGNAL_SCALE, 0);
    float[] scales = new float[list.getFieldRepetitionCount(0)];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = list.getGroup(0, i).getFloat(0, 0);
    }
    return scales;
  }

  private static List<String> words(Group row, String column) {
    Group list = row.getGroup(column, 0);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      words.add(list.getGroup(0, i).getString(0, 0));
    }
    return words;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
