package org.inion.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inion.bids.Finding;

/**
 * What a run would do.
 *
 * @param recordings that can be opened
 * @param refused recordings that cannot
 * @param excluded what is left out, by reason, with the paths
 * @param findings what is amiss without being in the way
 * @param changes how the run compares with the table that is there; empty for a new folder
 */
public record DryRun(
    List<Line> recordings,
    List<RunSummary.Rejected> refused,
    Map<String, List<String>> excluded,
    List<String> findings,
    String changes) {

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
      DatasetPlan plan, List<RecordingProbe.Probed> probed, Set<String> unchanged, String changes) {
    List<Line> lines = new ArrayList<>();
    Map<String, List<String>> excluded = new TreeMap<>();
    List<RunSummary.Rejected> refused = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(plan.findings());
    plan.unreadable().forEach(one -> refused.add(RunSummary.Rejected.of(one)));
    for (RecordingProbe.Probed one : probed) {
      RecordingTask task = one.task();
      String id = task.recording().id();
      if (one instanceof RecordingProbe.Seen seen) {
        findings.addAll(seen.findings());
        lines.add(
            new Line(
                id,
                task.bytes(),
                seen.seconds(),
                seen.channels().size(),
                seen.rate().hertz(),
                seen.windows(),
                unchanged.contains(id)));
      } else if (one instanceof RecordingProbe.Excluded out) {
        excluded
            .computeIfAbsent(out.rule().key(), rule -> new ArrayList<>())
            .add(task.recording().path());
      } else if (one instanceof RecordingProbe.Refused no) {
        refused.add(RunSummary.Rejected.of(no.outcome()));
      }
    }
    plan.excluded()
        .forEach(
            one ->
                excluded
                    .computeIfAbsent(one.reason().label(), reason -> new ArrayList<>())
                    .add(one.path()));
    return new DryRun(
        lines,
        refused,
        excluded,
        FindingLines.of(findings, "a run lists them all in _inion/findings"),
        changes);
  }
}
