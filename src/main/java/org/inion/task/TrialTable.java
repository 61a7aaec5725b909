package org.inion.task;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.signal.Event;

/**
 * The usable trials of datasets, read from text alone.
 *
 * @param rows by release, subject, run and trial
 * @param counts of trials, events and findings, by name
 * @param excluded recordings by the rule that left them out
 * @param rejected one line for each recording whose events cannot be read
 */
public record TrialTable(
    List<TrialRow> rows,
    Map<String, Integer> counts,
    Map<Exclusions.Rule, Integer> excluded,
    List<String> rejected) {
  /** Columns of {@link #csv}. */
  private static final String HEAD =
      "release,participant_id,run,trial_index,trial_onset_s,stimulus_onset_s,stimulus,"
          + "response_onset_s,response,feedback,rt_from_stimulus_s,age,sex,externalizing\n";

  private static final String MISSING = "n/a";
  private static final Comparator<TrialRow> ORDER =
      Comparator.comparing((TrialRow row) -> row.known("release_number"), TrialTable::inOrder)
          .thenComparing(TrialRow::subject)
          .thenComparing(row -> row.run().orElse(""), TrialTable::inOrder)
          .thenComparing(TrialRow::dataset)
          .thenComparing(row -> row.trial().index());

  public TrialTable {
    rows = rows.stream().sorted(ORDER).toList();
    counts = Map.copyOf(counts);
    excluded = Map.copyOf(excluded);
    rejected = List.copyOf(rejected);
  }

  /** R2 comes before R10: the shorter text first, as numbers without leading zeros are. */
  private static int inOrder(String a, String b) {
    return Comparator.comparing(String::length)
        .thenComparing(Comparator.naturalOrder())
        .compare(a, b);
  }

  /**
   * One line a trial. What participants.tsv says stands as it does there.
   *
   * <p><b>Unit</b>: onsets in seconds from the recording's first sample, ages in years.
   */
  public String csv() {
    StringBuilder text = new StringBuilder(HEAD);
    for (TrialRow row : rows) {
      text.append(line(row)).append('\n');
    }
    return text.toString();
  }

  private static String line(TrialRow row) {
    return String.join(
        ",",
        cell(row.known("release_number")),
        "sub-" + row.subject(),
        row.run().orElse(MISSING),
        String.valueOf(row.trial().index()),
        number(row.trial().start().onsetSeconds()),
        number(row.stimulus().onsetSeconds()),
        cell(row.stimulus().value()),
        number(row.response().onsetSeconds()),
        cell(row.response().value()),
        cell(feedback(row.response())),
        number(row.responseTimeSeconds()),
        cell(row.known("age")),
        cell(row.known("sex")),
        cell(row.known("externalizing")));
  }

  private static String feedback(Event response) {
    return Optional.ofNullable(response.columns().get("feedback")).orElse(MISSING);
  }

  /** In its shortest form, with at least one decimal: {@code 94.3}, {@code 88.0}. */
  private static String number(double seconds) {
    BigDecimal shortest = BigDecimal.valueOf(seconds).stripTrailingZeros();
    return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
  }

  /** As RFC 4180 wants it. */
  private static String cell(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
