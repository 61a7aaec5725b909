package org.inion.dsp.artifact;

import java.io.Serializable;

/**
 * The flags of one window and the values behind them. A value is that of the channel that decides
 * the flag: the k-th largest of the good channels (the k-th smallest for flat), where k is the
 * number of channels that the flag needs. NaN says that it could not be measured; its flag is then
 * false.
 *
 * @param peakToPeakUv largest less smallest sample
 * @param flatPeakToPeakUv the same over the flattest span of the flat duration
 * @param stepUv largest difference of the means of two halves of the moving step window
 * @param muscleRmsUv root mean square in the muscle band
 * @param lineNoiseRatio power density at the line frequency relative to that beside it
 * @param clean no flag, and few enough bad channels
 */
public record WindowArtifacts(
    boolean amplitude,
    boolean flat,
    boolean step,
    boolean muscle,
    boolean lineNoise,
    float peakToPeakUv,
    float flatPeakToPeakUv,
    float stepUv,
    float muscleRmsUv,
    float lineNoiseRatio,
    boolean clean)
    implements Serializable {

  /** Compares the values of a window with the thresholds; none of them holds for NaN. */
  static WindowArtifacts of(
      ArtifactSettings settings,
      double badFraction,
      float peakToPeakUv,
      float flatPeakToPeakUv,
      float stepUv,
      float muscleRmsUv,
      float lineNoiseRatio) {
    boolean amplitude = peakToPeakUv > settings.amplitude().thresholdUv();
    boolean flat = flatPeakToPeakUv < settings.flat().thresholdUv();
    boolean step = stepUv > settings.step().thresholdUv();
    boolean muscle = muscleRmsUv > settings.muscle().thresholdUv();
    boolean lineNoise = lineNoiseRatio > settings.lineNoise().thresholdRatio();
    boolean flagged = amplitude || flat || step || muscle || lineNoise;
    return new WindowArtifacts(
        amplitude,
        flat,
        step,
        muscle,
        lineNoise,
        peakToPeakUv,
        flatPeakToPeakUv,
        stepUv,
        muscleRmsUv,
        lineNoiseRatio,
        !flagged && badFraction <= settings.badChannelFraction());
  }

  /** The flag of a kind. */
  public boolean flag(ArtifactKind kind) {
    return switch (kind) {
      case AMPLITUDE -> amplitude;
      case FLAT -> flat;
      case STEP -> step;
      case MUSCLE -> muscle;
      case LINE_NOISE -> lineNoise;
    };
  }

  /** The measured value of a kind; NaN when it could not be measured. */
  public float value(ArtifactKind kind) {
    return switch (kind) {
      case AMPLITUDE -> peakToPeakUv;
      case FLAT -> flatPeakToPeakUv;
      case STEP -> stepUv;
      case MUSCLE -> muscleRmsUv;
      case LINE_NOISE -> lineNoiseRatio;
    };
  }
}
