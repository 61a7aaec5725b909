package org.inion.dsp.artifact;

/** The kinds of artifact that a window is flagged for, with their columns in the windows table. */
public enum ArtifactKind {
  AMPLITUDE("artifact_amplitude", "peak_to_peak_uv"),
  FLAT("artifact_flat", "flat_peak_to_peak_uv"),
  STEP("artifact_step", "step_uv"),
  MUSCLE("artifact_muscle", "muscle_rms_uv"),
  LINE_NOISE("artifact_line_noise", "line_noise_ratio");

  private final String flagColumn;
  private final String valueColumn;

  ArtifactKind(String flagColumn, String valueColumn) {
    this.flagColumn = flagColumn;
    this.valueColumn = valueColumn;
  }

  /** The column that holds the flag. */
  public String flagColumn() {
    return flagColumn;
  }

  /** The column that holds the measured value. */
  public String valueColumn() {
    return valueColumn;
  }
}
