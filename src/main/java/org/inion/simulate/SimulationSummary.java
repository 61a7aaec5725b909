package org.inion.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a simulated dataset holds and how its making went.
 *
 * @param datasets BIDS folders
 * @param recordings over all of them
 * @param made by this run
 * @param kept that were there already
 * @param hours of signal
 * @param megabytes of raw files
 * @param wallSeconds of the run
 * @param cpuSeconds of the threads that made recordings
 * @param timesRealTimePerCore seconds of signal made in a second of one core; 0 where none was made
 * @param artifacts injected, by kind
 * @param ceiling what a regression on the true latent values scores, by label
 */
public record SimulationSummary(
    @JsonProperty("simulated") List<String> datasets,
    @JsonProperty("subjects") int subjects,
    @JsonProperty("recordings") int recordings,
    @JsonProperty("made") int made,
    @JsonProperty("kept") int kept,
    @JsonProperty("hours") double hours,
    @JsonProperty("mb") double megabytes,
    @JsonProperty("seed") int seed,
    @JsonProperty("effects") String effects,
    @JsonProperty("wall_seconds") double wallSeconds,
    @JsonProperty("cpu_seconds") double cpuSeconds,
    @JsonProperty("times_real_time_per_core") double timesRealTimePerCore,
    @JsonProperty("artifacts") Map<String, Long> artifacts,
    @JsonProperty("ceiling") Map<String, Score> ceiling) {

  /**
   * A score of the truth.
   *
   * @param n subjects, or trials
   * @param predictors traits that tell of the label; none where effects are off
   * @param r Pearson's, of cross-validated predictions; null where nothing tells of the label
   * @param auroc for sex alone
   */
  public record Score(
      @JsonProperty("n") int n,
      @JsonProperty("predictors") List<String> predictors,
      @JsonProperty("r") Double r,
      @JsonProperty("auroc") Double auroc) {}
}
