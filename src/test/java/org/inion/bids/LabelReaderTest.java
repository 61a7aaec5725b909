package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelReaderTest {
  private static Participants participants(String text) {
    return Participants.of(TextTable.tsv(Where.file("participants.tsv"), text));
  }

  private static LabelReader reader(String text) {
    return new LabelReader(participants(text), LabelColumns.none());
  }

  @Test
  void aSubjectIsFoundWithAndWithoutItsKey() {
    Participants participants = participants("participant_id\tage\nsub-01\t21\n02\t22\n");
    assertThat(participants.find("01")).isEqualTo(participants.find("sub-01")).isPresent();
    assertThat(participants.find("sub-02").orElseThrow().number("age")).hasValue(22);
    assertThat(participants.find("03")).isEmpty();
    assertThat(participants.columns()).containsExactly("age");
  }

  @Test
  void readsTheColumnsOfTheContract() {
    Labels labels =
        reader(
                "participant_id\trelease_number\tsex\tage\tp_factor\tattention\tinternalizing\t"
                    + "externalizing\nsub-01\tR1\tF\t11.3386\t-0.603\t-.446\t1.248\t3e-1\n")
            .labels("01");
    assertThat(labels.release()).contains("R1");
    assertThat(labels.sex()).contains("F");
    assertThat(labels.ageYears()).hasValue(11.3386);
    assertThat(labels.pFactor()).hasValue(-0.603);
    assertThat(labels.attention()).hasValue(-0.446);
    assertThat(labels.internalizing()).hasValue(1.248);
    assertThat(labels.externalizing()).hasValue(0.3);
  }

  @ParameterizedTest
  @CsvSource({"F,F", "f,F", "female,F", "FEMALE,F", "M,M", "m,M", "Male,M"})
  void sexIsForM(String written, String sex) {
    assertThat(reader("participant_id\tsex\n1\t" + written + "\n").labels("1").sex()).contains(sex);
  }

  @ParameterizedTest
  @CsvSource({"O", "other", "1", "2", "girl"})
  void anotherSexIsLeftOutAndCounted(String written) {
    LabelReader reader = reader("participant_id\tsex\n1\t" + written + "\n");
    assertThat(reader.labels("1").sex()).isEmpty();
    assertThat(reader.findings(List.of("1")))
        .containsExactly(
            new Finding(
                FindingKind.LABEL_UNREADABLE,
                "participants.tsv, line 2, field \"sex\"",
                1,
                "Cannot use the label: it must be F or M, but was \""
                    + written
                    + "\". Write F, M or n/a; the table has no other value."));
  }

  @Test
  void anAgeThatIsNoNumberIsLeftOutAndCounted() {
    LabelReader reader = reader("participant_id\tage\n1\t89+\n");
    assertThat(reader.labels("1").ageYears()).isEmpty();
    assertThat(reader.findings(List.of("1")).get(0).line())
        .isEqualTo(
            "[participants.tsv, line 2, field \"age\"] Cannot use the label: it must be a number,"
                + " but was \"89+\". Write a number, or n/a.");
    assertThatThrownBy(
            () ->
                participants("participant_id\tage\n1\t89+\n").find("1").orElseThrow().number("age"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[participants.tsv, line 2, field \"age\"] Cannot use the label: it must be a number,"
                + " but was \"89+\". Write a number, or n/a.");
  }

  @Test
  void missingLabelsAreCountedOnceALabelAndOnlyOfTheSubjectsAskedFor() {
    LabelReader reader =
        reader("participant_id\tage\tsex\n1\tn/a\tF\n2\t\tM\n3\t9\tn/a\n4\tn/a\tn/a\n");
    assertThat(reader.findings(List.of("1", "2", "3")))
        .containsExactly(
            new Finding(
                FindingKind.LABEL_MISSING,
                "participants.tsv, field \"age\"",
                2,
                "Subjects without a value: 2 (1, 2). Fill them in, or leave them unlabelled."),
            new Finding(
                FindingKind.LABEL_MISSING,
                "participants.tsv, field \"sex\"",
                1,
                "Subjects without a value: 1 (3). Fill them in, or leave them unlabelled."));
    assertThat(reader.labels("1").ageYears()).isEmpty();
  }

  @Test
  void aColumnInAnotherCaseIsFoundWhereNoneIsExact() {
    LabelReader reader = reader("participant_id\tAge\tSEX\n1\t32\tm\n");
    assertThat(reader.labels("1").ageYears()).hasValue(32);
    assertThat(reader.labels("1").sex()).contains("M");
    assertThat(reader("participant_id\tAge\tage\n1\t32\t33\n").labels("1").ageYears()).hasValue(33);
  }

  @Test
  void anExtraColumnIsANumberWhereEveryValueOfEveryDatasetIsOne() {
    Participants one =
        participants("participant_id\tiq\thand\tnone\n1\t100\tR\tn/a\n2\tn/a\tL\tn/a\n");
    Participants two = participants("participant_id\tiq\n1\thigh\n");
    List<String> asked = List.of("iq", "hand", "none");
    LabelColumns alone = LabelColumns.resolve(List.of(one), asked);
    assertThat(alone.extra())
        .isEqualTo(Map.of("iq", LabelType.NUMBER, "hand", LabelType.TEXT, "none", LabelType.TEXT));
    assertThat(LabelColumns.resolve(List.of(one, two), asked).extra())
        .containsEntry("iq", LabelType.TEXT);
    Labels labels = new LabelReader(one, alone).labels("1");
    assertThat(labels.number("iq")).hasValue(100);
    assertThat(labels.text("hand")).contains("R");
    assertThat(labels.text("none")).isEmpty();
  }

  @Test
  void extraColumnsThatNoDatasetHasAreNamedAllAtOnce() {
    Participants one = participants("participant_id\tiq\tage\n");
    assertThatThrownBy(() -> LabelColumns.resolve(List.of(one), List.of("height", "iq", "age")))
        .isInstanceOfSatisfying(
            BadSetupException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "No column \"height\" in participants.tsv; options: age, iq",
                        "No need to ask for the participants column \"age\": the table has it as"
                            + " \"age_years\". Leave it out."));
  }

  @Test
  void participantsWithoutIdOrWithTheSameTwiceAreRefused() {
    assertThatThrownBy(() -> participants("subject\tage\n1\t2\n"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[participants.tsv, field \"participant_id\"] Cannot read the participants: the column"
                + " must be there, but the columns are subject, age. Name the column of subjects"
                + " participant_id, in its head.");
    assertThatThrownBy(() -> participants("participant_id\nsub-01\n02\n01\n"))
        .hasMessage(
            "[participants.tsv, line 4, field \"participant_id\"] Cannot read the participants: a"
                + " subject must have one row, but \"01\" has another in [participants.tsv, line"
                + " 2]. Remove one.");
    assertThatThrownBy(() -> participants("participant_id\tage\nn/a\t3\n"))
        .hasMessage(
            "[participants.tsv, line 2, field \"participant_id\"] Cannot read the participant: the"
                + " subject must be named, but was n/a. Write sub-<label>, or remove the line.");
  }
}
