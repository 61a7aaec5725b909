package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inion.error.BadSetupException;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final List<String> ANY = List.of();

  private static Dataset dataset(String root) throws IOException {
    MemoryTree tree = new MemoryTree().file(root + "/dataset_description.json", "{}");
    tree.empty(
        root,
        "sub-01/ses-1/eeg/sub-01_ses-1_task-rest_run-01_eeg.edf",
        "sub-01/ses-2/eeg/sub-01_ses-2_task-rest_run-02_eeg.edf",
        "sub-02/ses-1/eeg/sub-02_ses-1_task-resting_eeg.edf",
        "sub-12/ses-1/eeg/sub-12_ses-1_task-arithmetic_eeg.edf");
    return BidsFolder.open(tree, root, Optional.empty());
  }

  private static List<String> selected(Selection selection) throws IOException {
    return dataset("d").select(selection).recordings().stream()
        .map(recording -> recording.file().name())
        .toList();
  }

  @Test
  void anEmptySelectionWantsAll() throws IOException {
    assertThat(selected(Selection.all())).hasSize(4);
  }

  @Test
  void entitiesAreAcceptedWithAndWithoutTheirKeys() throws IOException {
    assertThat(selected(new Selection(List.of("sub-01"), ANY, ANY, ANY)))
        .isEqualTo(selected(new Selection(List.of("01"), ANY, ANY, ANY)))
        .hasSize(2);
    assertThat(selected(new Selection(ANY, List.of("ses-2"), ANY, ANY))).hasSize(1);
    assertThat(selected(new Selection(ANY, ANY, List.of("task-rest"), ANY))).hasSize(2);
  }

  @Test
  void allEntitiesMustMatchAndAnyValueOfEach() throws IOException {
    assertThat(selected(new Selection(List.of("01", "02"), List.of("1"), ANY, ANY))).hasSize(2);
    assertThat(selected(new Selection(ANY, ANY, List.of("rest", "arithmetic"), ANY))).hasSize(3);
  }

  @Test
  void aStarStandsForAnyCharacters() throws IOException {
    assertThat(selected(new Selection(ANY, ANY, List.of("rest*"), ANY))).hasSize(3);
    assertThat(selected(new Selection(List.of("*2"), ANY, ANY, ANY))).hasSize(2);
    assertThat(selected(new Selection(List.of("sub-0*"), ANY, List.of("*"), List.of("*"))))
        .hasSize(2);
  }

  @Test
  void runsAreNumbers() throws IOException {
    assertThat(selected(new Selection(ANY, ANY, ANY, List.of("1", "run-002")))).hasSize(2);
  }

  @Test
  void whatIsNotSelectedIsAmongTheExcluded() throws IOException {
    Dataset dataset = dataset("d").select(new Selection(List.of("02"), ANY, ANY, ANY));
    assertThat(dataset.excluded())
        .hasSize(3)
        .allMatch(out -> out.reason() == Exclusion.Reason.NOT_SELECTED);
    assertThat(dataset.subjects()).containsExactly("02");
  }

  @Test
  void aSelectionThatMatchesNothingSaysWhatThereIs() throws IOException {
    Datasets datasets = new Datasets(List.of(dataset("d")));
    assertThatThrownBy(() -> datasets.select(new Selection(ANY, ANY, List.of("sleep"), ANY)))
        .isInstanceOf(BadSetupException.class)
        .hasMessage("No recordings match task=sleep; tasks there: arithmetic, rest, resting");
    assertThatThrownBy(
            () -> datasets.select(new Selection(List.of("1*"), ANY, ANY, List.of("1", "2"))))
        .hasMessage(
            "No recordings match subject=1* run=1,2; subjects there: 01, 02, 12; runs there: 01,"
                + " 02");
  }

  @Test
  void aSelectionMayMatchInOneDatasetOnly() throws IOException {
    MemoryTree tree = new MemoryTree().file("e/dataset_description.json", "{}");
    tree.empty("e", "sub-01/eeg/sub-01_task-sleep_eeg.edf");
    Dataset other = BidsFolder.open(tree, "e", Optional.empty());
    Datasets both = new Datasets(List.of(dataset("d"), other));
    Datasets sleep = both.select(new Selection(ANY, ANY, List.of("sleep"), ANY));
    assertThat(sleep.recordings()).hasSize(1);
    assertThat(sleep.all().get(0).recordings()).isEmpty();
  }

  @Test
  void subjectsOfTwoDatasetsAreTwoEvenWithTheSameIds() throws IOException {
    Datasets both = new Datasets(List.of(dataset("d"), dataset("e")));
    assertThat(both.recordings().stream().map(BidsRecording::subjectKey).distinct()).hasSize(6);
    assertThat(both.recordings().stream().map(BidsRecording::id)).doesNotHaveDuplicates();
  }

  @Test
  void twoDatasetsOfOneNameAreRefused() throws IOException {
    Dataset one = dataset("a/d");
    Dataset two = dataset("b/d");
    assertThatThrownBy(() -> new Datasets(List.of(one, two)))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "Two datasets are named \"d\": a/d and b/d. Give each a name of its own with"
                + " --dataset.");
  }

  @Test
  void datasetsWithoutRecordingsAreNamedEach() throws IOException {
    MemoryTree tree = new MemoryTree().file("e/dataset_description.json", "{}");
    tree.empty("e", "derivatives/x", "code/y");
    Datasets empty = new Datasets(List.of(BidsFolder.open(tree, "e", Optional.empty())));
    assertThatThrownBy(() -> empty.select(Selection.all()))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "[e] No recordings: there must be a sub-*/eeg/*_eeg.edf|.bdf|.vhdr|.ahdr|.set, but there is"
                + " none; left out: 2 reserved-folder. Check the path.");
  }

  @Property(tries = 100)
  void selectingPartitionsTheRecordings(@ForAll List<String> tasks, @ForAll boolean star)
      throws IOException {
    List<String> wanted = star ? List.of("rest*") : tasks;
    Dataset whole = dataset("d");
    Dataset part = whole.select(new Selection(ANY, ANY, wanted, ANY));
    assertThat(part.recordings().size() + part.excluded().size()).isEqualTo(4);
    assertThat(whole.recordings()).containsAll(part.recordings());
  }

  @Test
  void thousandsOfSubjectsByNameAreSelectedQuickly() throws IOException {
    List<String> many = IntStream.range(0, 30_000).mapToObj(i -> "sub-" + i).toList();
    assertThat(selected(new Selection(many, ANY, ANY, ANY))).hasSize(1);
  }
}
