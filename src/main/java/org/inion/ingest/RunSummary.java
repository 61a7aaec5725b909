package org.inion.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.inion.window.SplitTable;

/**
 * What a windows folder holds and how the last run went; {@code _inion/summary.json}.
 *
 * @param recordings in the table
 * @param subjects in the table, by dataset and subject
 * @param hours of recordings in the table
 * @param windows in the table
 * @param cleanShare share of windows without a flag and with few bad channels
 * @param flagShares share of windows by flag
 * @param rejected recordings that could not be used, in this run or in one before
 * @param rejectedByStage the same by stage
 * @param rejectedRecordings the same, one by one
 * @param excluded what rules left out, which is no fault, by rule
 * @param channels rows of the signal
 * @param channelNames their names, in order
 * @param sampleRateHz of the signal
 * @param samples of each window
 * @param encoding of the signal
 * @param datasets names
 * @param simulated those among them whose signals are simulated, as they say of themselves
 * @param licences of datasets that state one, as they state it
 * @param split subjects by side
 * @param counts repairs, findings, windows left out and bad channels, by name
 * @param megabytesIn of raw files of the recordings in the table
 * @param megabytesOut of parts
 * @param parts files of the table
 * @param run how the last run went
 * @param versions of what made it
 */
public record RunSummary(
    @JsonProperty("recordings") int recordings,
    @JsonProperty("subjects") int subjects,
    @JsonProperty("hours") double hours,
    @JsonProperty("windows") long windows,
    @JsonProperty("clean_share") double cleanShare,
    @JsonProperty("flag_shares") Map<String, Double> flagShares,
    @JsonProperty("rejected") int rejected,
    @JsonProperty("rejected_by_stage") Map<String, Integer> rejectedByStage,
    @JsonProperty("rejected_recordings") List<Rejected> rejectedRecordings,
    @JsonProperty("excluded") Map<String, Excluded> excluded,
    @JsonProperty("channels") int channels,
    @JsonProperty("channel_names") List<String> channelNames,
    @JsonProperty("sample_rate_hz") double sampleRateHz,
    @JsonProperty("samples") int samples,
    @JsonProperty("encoding") String encoding,
    @JsonProperty("datasets") List<String> datasets,
    @JsonProperty("simulated") List<String> simulated,
    @JsonProperty("licences") Map<String, String> licences,
    @JsonProperty("split") Map<String, Long> split,
    @JsonProperty("counts") Map<String, Long> counts,
    @JsonProperty("mb_in") double megabytesIn,
    @JsonProperty("mb_out") double megabytesOut,
    @JsonProperty("parts") int parts,
    @JsonProperty("run") Run run,
    @JsonProperty("versions") Map<String, String> versions) {

  /** Folders of earlier versions lack what they did not tell. */
  public RunSummary {
    excluded = excluded == null ? Map.of() : excluded;
    simulated = simulated == null ? List.of() : List.copyOf(simulated);
    licences = licences == null ? Map.of() : licences;
  }

  /** The same table with its subjects on other sides. */
  RunSummary withSplit(SplitTable sides) {
    return new RunSummary(
        recordings,
        subjects,
        hours,
        windows,
        cleanShare,
        flagShares,
        rejected,
        rejectedByStage,
        rejectedRecordings,
        excluded,
        channels,
        channelNames,
        sampleRateHz,
        samples,
        encoding,
        datasets,
        simulated,
        licences,
        Summarizer.sides(sides),
        counts,
        megabytesIn,
        megabytesOut,
        parts,
        run,
        versions);
  }

  /** What one rule left out, and of how many subjects. */
  public record Excluded(
      @JsonProperty("recordings") int recordings, @JsonProperty("subjects") int subjects) {}

  /** One recording that could not be used. */
  public record Rejected(
      @JsonProperty("path") String path,
      @JsonProperty("stage") String stage,
      @JsonProperty("error") String error) {
    static Rejected of(Outcome.Rejected one) {
      return new Rejected(one.path(), one.stage(), one.error());
    }
  }

  /**
   * How a run went.
   *
   * @param done recordings that it processed
   * @param resumed recordings that a killed run had finished
   * @param unchanged recordings that it left as they were
   * @param removed recordings that it took out of the table
   * @param rejected recordings that it could not use
   * @param wallSeconds of the run
   * @param stageSeconds time by stage, summed over tasks
   */
  public record Run(
      @JsonProperty("done") int done,
      @JsonProperty("resumed") int resumed,
      @JsonProperty("unchanged") int unchanged,
      @JsonProperty("removed") int removed,
      @JsonProperty("rejected") int rejected,
      @JsonProperty("wall_seconds") double wallSeconds,
      @JsonProperty("stage_seconds") Map<String, Double> stageSeconds) {}
}
