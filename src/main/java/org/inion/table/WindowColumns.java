package org.inion.table;

import static org.inion.table.Column.optional;
import static org.inion.table.Column.required;

import java.util.List;
import org.inion.table.Column.Kind;

/** The columns of the windows table, as code. One row a window. */
public final class WindowColumns {
  public static final String RECORDING_ID = "recording_id";
  public static final String SIGNAL = "signal";
  public static final String SIGNAL_SCALE = "signal_scale";
  public static final String N_CHANNELS = "n_channels";
  public static final String N_SAMPLES = "n_samples";

  /** The columns that every windows table has. */
  public static final Schema SCHEMA =
      new Schema(
          "windows",
          List.of(
              required(RECORDING_ID, Kind.STRING, "dataset / path below the BIDS root"),
              required("dataset", Kind.STRING, "--dataset, else the folder's name"),
              optional("release", Kind.STRING, "participants column release_number"),
              optional("session", Kind.STRING, "as in the file's name"),
              optional("task", Kind.STRING, "as in the file's name"),
              optional("run", Kind.STRING, "as in the file's name"),
              required("subject_id", Kind.STRING, "as in BIDS, without sub-"),
              required("window_index", Kind.INT, "from 0 over all windows planned"),
              required("start_seconds", Kind.DOUBLE, "from the recording's first sample"),
              optional("anchor", Kind.STRING, "value of the event that anchors the window"),
              required(SIGNAL, Kind.BINARY, "little-endian [channels, samples]"),
              optional(SIGNAL_SCALE, Kind.FLOATS, "uV per count of each channel; null for float32"),
              required(N_CHANNELS, Kind.INT, "channels in signal"),
              required(N_SAMPLES, Kind.INT, "samples of each channel in signal"),
              required("sample_rate_hz", Kind.DOUBLE, "of signal"),
              optional("age_years", Kind.DOUBLE, "participants column age"),
              optional("p_factor", Kind.DOUBLE, "participants column p_factor"),
              optional("attention", Kind.DOUBLE, "participants column attention"),
              optional("internalizing", Kind.DOUBLE, "participants column internalizing"),
              optional("externalizing", Kind.DOUBLE, "participants column externalizing"),
              optional("response_time_seconds", Kind.DOUBLE, "from stimulus to response"),
              optional("sex", Kind.STRING, "F or M"),
              optional("correct", Kind.BOOLEAN, "whether the answer was right"),
              required("artifact_amplitude", Kind.BOOLEAN, "peak-to-peak too large"),
              required("artifact_flat", Kind.BOOLEAN, "no signal for a while"),
              required("artifact_step", Kind.BOOLEAN, "a jump of the baseline"),
              required("artifact_muscle", Kind.BOOLEAN, "muscle activity"),
              required("artifact_line_noise", Kind.BOOLEAN, "mains hum"),
              required("peak_to_peak_uv", Kind.FLOAT, "uV, of the filtered signal"),
              required("flat_peak_to_peak_uv", Kind.FLOAT, "uV, smallest over the flat duration"),
              required("step_uv", Kind.FLOAT, "uV, largest step of the filtered signal"),
              required(
                  "muscle_rms_uv",
                  Kind.FLOAT,
                  "uV, in the muscle band, unfiltered; NaN: unmeasurable"),
              required(
                  "line_noise_ratio",
                  Kind.FLOAT,
                  "power density at the mains frequency over its neighbourhood; NaN: unmeasurable"),
              required("bad_channels", Kind.STRINGS, "bad over the whole recording"),
              required("clean", Kind.BOOLEAN, "no flag and few bad channels")));

  private WindowColumns() {}
}
