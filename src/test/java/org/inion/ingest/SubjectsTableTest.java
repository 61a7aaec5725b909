package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.inion.TestSpark;
import org.inion.bids.Labels;
import org.inion.window.SharedSubjects;
import org.inion.window.Split;
import org.inion.window.SplitRule;
import org.inion.window.SplitTable;
import org.inion.window.Subject;
import org.inion.window.SubjectSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectsTableTest {
  private static final SubjectSplit BY_YEAR =
      new SubjectSplit(
          new SplitRule.ByColumn(
              "year", Map.of("2011", Split.TRAIN, "2012", Split.TEST), Optional.of(Split.NONE)),
          SharedSubjects.NONE);

  @TempDir Path folder;

  private static Subject subject(String id, Map<String, String> columns, Labels labels) {
    return SubjectsTable.subject("ds", id, columns, labels);
  }

  private SubjectsTable.Present written(List<Subject> subjects) throws IOException {
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("subjects.parquet").toString());
    Configuration hadoop = Hadoop.configuration(new Configuration(false));
    SplitTable sides = BY_YEAR.of(subjects);
    SubjectsTable.write(file, hadoop, subjects, sides);
    return SubjectsTable.read(file, hadoop);
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    List<Subject> subjects =
        List.of(
            subject("1", Map.of("year", "2011", "site", "01", "score", "9.70"), labels(21.5, "F")),
            subject("2", Map.of("year", "2012.0", "site", "10", "note", "x"), labels(22, "M")),
            subject("3", Map.of("year", "2013", "score", "-1e-3"), new Labels(Map.of(), Map.of())));
    SubjectsTable.Present back = written(subjects);
    assertThat(back.subjects()).isEqualTo(subjects);
    assertThat(back.assignments()).isEqualTo(BY_YEAR.of(subjects).assignments());
  }

  @Test
  void aSplitByNumbersIsTheSameWhenItIsMadeAgainFromTheTable() throws IOException {
    List<Subject> subjects =
        List.of(
            subject("1", Map.of("year", "2011"), labels(21, "F")),
            subject("2", Map.of("year", "2012"), labels(22, "F")));
    assertThat(BY_YEAR.of(written(subjects).subjects()).assignments())
        .extracting(one -> one.split())
        .containsExactly(Split.TRAIN, Split.TEST);
  }

  @Test
  void namesThatDifferInCaseAloneAreOneColumn() throws IOException {
    List<Subject> subjects =
        List.of(
            subject("1", Map.of("year", "2011", "Sex", "female"), labels(21, "F")),
            subject("2", Map.of("year", "2012", "Sex", "O", "Dataset", "x"), labels(22)));
    written(subjects);
    assertThat(
            TestSpark.session()
                .read()
                .parquet(folder.resolve("subjects.parquet").toString())
                .select("dataset", "subject_id", "sex", "age_years")
                .orderBy("subject_id")
                .collectAsList()
                .toString())
        .isEqualTo("[[ds,1,F,21.0], [ds,2,O,22.0]]");
  }

  private static Labels labels(double age, String sex) {
    return new Labels(Map.of("sex", sex), Map.of("age_years", age));
  }

  private static Labels labels(double age) {
    return new Labels(Map.of(), Map.of("age_years", age));
  }
}
