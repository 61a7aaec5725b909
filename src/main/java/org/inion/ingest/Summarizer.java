package org.inion.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inion.table.Contract;
import org.inion.window.SplitTable;

/** Adds up what is known of single recordings. */
final class Summarizer {
  private static final double MEGABYTE = 1e6;

  private final Contract contract;

  Summarizer(Contract contract) {
    this.contract = contract;
  }

  RunSummary summary(
      List<Outcome.Finished> table,
      List<Outcome.Rejected> rejected,
      DatasetPlan plan,
      SplitTable split,
      DatasetStatements statements,
      int parts,
      RunSummary.Run run,
      String sparkVersion) {
    Set<String> subjects = new HashSet<>();
    Set<String> datasets = new TreeSet<>();
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> flags = new TreeMap<>();
    double seconds = 0;
    long windows = 0;
    long clean = 0;
    long in = 0;
    long out = 0;
    for (Outcome.Finished one : table) {
      subjects.add(one.dataset() + "/" + one.subject());
      datasets.add(one.dataset());
      seconds += one.seconds();
      windows += one.written();
      clean += one.clean();
      in += one.bytesIn();
      out += one.written() > 0 ? one.bytesOut() : 0;
      one.counts().forEach((name, count) -> counts.merge(name, (long) count, Long::sum));
      one.flags().forEach((name, count) -> flags.merge(name, (long) count, Long::sum));
    }
    plan.findings()
        .forEach(
            finding ->
                counts.merge(
                    "finding " + finding.kind().label(), (long) finding.count(), Long::sum));
    Map<String, Integer> stages = new TreeMap<>();
    rejected.forEach(one -> stages.merge(one.stage(), 1, Integer::sum));
    return new RunSummary(
        table.size(),
        subjects.size(),
        seconds / 3600,
        windows,
        share(clean, windows),
        shares(flags, windows),
        rejected.size(),
        stages,
        rejected.stream().map(RunSummary.Rejected::of).toList(),
        plan.leftOut().counts(),
        contract.channels().size(),
        contract.channels(),
        contract.sampleRateHz(),
        contract.samples(),
        contract.encoding(),
        List.copyOf(datasets),
        datasets.stream().filter(statements.simulated()::contains).toList(),
        statements.licencesOf(datasets),
        sides(split),
        counts,
        in / MEGABYTE,
        out / MEGABYTE,
        parts,
        run,
        versions(sparkVersion));
  }

  /** Subjects by side. */
  static Map<String, Long> sides(SplitTable split) {
    Map<String, Long> sides = new TreeMap<>();
    split.counts().forEach((side, count) -> sides.put(side.key(), count));
    return sides;
  }

  private static Map<String, Double> shares(Map<String, Long> flags, long windows) {
    Map<String, Double> shares = new TreeMap<>();
    flags.forEach((name, count) -> shares.put(name, share(count, windows)));
    return shares;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static Map<String, String> versions(String spark) {
    Map<String, String> versions = new TreeMap<>();
    String inion = Summarizer.class.getPackage().getImplementationVersion();
    versions.put("inion", inion == null ? "unpackaged" : inion);
    versions.put("java", System.getProperty("java.version"));
    versions.put("spark", spark);
    return versions;
  }
}
