package org.inion.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inion.bids.Finding;

/**
 * What a run would do.
 *
 * @param recordings that can be opened
 * @param refused recordings that cannot
 * @param excluded what is left out, by reason, with the paths
 * @param findings what is amiss in the datasets without being in the way
 */
public record DryRun(
    List<Line> recordings,
    List<RunSummary.Rejected> refused,
    Map<String, List<String>> excluded,
    List<String> findings) {

  /**
   * One recording.
   *
   * @param id as in the table
   * @param bytes of the raw file
   * @param seconds its length
   * @param channels of the wanted types
   * @param rateHz of the first of them
   * @param windows expected
   * @param unchanged whether the table has it as it is
   */
  public record Line(
      String id,
      long bytes,
      double seconds,
      int channels,
      @JsonProperty("sample_rate_hz") double rateHz,
      int windows,
      boolean unchanged) {}

  static DryRun of(
      DatasetPlan plan,
      PreprocessConfig config,
      List<RecordingProbe.Probed> probed,
      Map<String, Outcome.Finished> published) {
    List<Line> lines = new ArrayList<>();
    Map<String, List<String>> excluded = new TreeMap<>();
    List<RunSummary.Rejected> refused = new ArrayList<>();
    for (RecordingProbe.Probed one : probed) {
      RecordingTask task = one.task();
      String id = task.recording().id();
      if (one instanceof RecordingProbe.Seen seen) {
        Outcome.Finished there = published.get(id);
        lines.add(
            new Line(
                id,
                task.bytes(),
                seen.seconds(),
                seen.channels().size(),
                seen.rate().hertz(),
                seen.windows(),
                there != null && there.key().equals(task.key())));
      } else if (one instanceof RecordingProbe.Excluded out) {
        excluded
            .computeIfAbsent(out.rule().key(), rule -> new ArrayList<>())
            .add(task.recording().path());
      } else if (one instanceof RecordingProbe.Refused no) {
        refused.add(
            new RunSummary.Rejected(task.recording().file().path(), no.stage(), no.error()));
      }
    }
    plan.excluded()
        .forEach(
            one ->
                excluded
                    .computeIfAbsent(one.reason().label(), reason -> new ArrayList<>())
                    .add(one.path()));
    return new DryRun(
        lines, refused, excluded, plan.findings().stream().map(Finding::line).toList());
  }
}
