package org.inion.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inion.bids.BidsRecording;
import org.inion.bids.Dataset;
import org.inion.bids.Datasets;
import org.inion.bids.Exclusion;
import org.inion.bids.Finding;
import org.inion.bids.Fingerprint;
import org.inion.bids.LabelColumns;
import org.inion.bids.LabelReader;
import org.inion.bids.Labels;
import org.inion.error.Where;
import org.inion.file.FileTree;

/**
 * The recordings that a run is about, with the labels of their subjects.
 *
 * @param datasets after the selection
 * @param columns participants columns that enter the table beside the contract's
 * @param recordings by dataset and id
 * @param findings what is amiss in the datasets without being in the way
 * @param leftOut of which subjects recordings are left out by rule
 * @param unreadable folders of wanted subjects that this user may not read
 */
record DatasetPlan(
    Datasets datasets,
    LabelColumns columns,
    List<LabelledRecording> recordings,
    List<Finding> findings,
    ExclusionTally leftOut,
    List<Outcome.Rejected> unreadable) {

  /**
   * A recording with its labels.
   *
   * @param listing changes when a file or a label does
   */
  record LabelledRecording(BidsRecording recording, Labels labels, String listing) {}

  static DatasetPlan of(FileTree files, PreprocessRequest request, PreprocessConfig config)
      throws IOException {
    List<Dataset> opened = new ArrayList<>();
    for (DatasetSource source : request.sources()) {
      opened.add(source.open(files));
    }
    Datasets selected = new Datasets(opened).select(request.selection());
    LabelColumns columns = selected.labelColumns(config.participantColumns());
    SubjectExclusion exclusion = new SubjectExclusion(config.exclusions(), columns);
    Datasets datasets = exclusion.of(selected);
    List<LabelledRecording> recordings = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Dataset dataset : datasets.all()) {
      LabelReader reader = new LabelReader(dataset.participants(), columns);
      Map<String, Labels> labels = new HashMap<>();
      for (BidsRecording recording : dataset.recordings()) {
        Labels known = labels.computeIfAbsent(recording.subject(), reader::labels);
        recordings.add(
            new LabelledRecording(recording, known, Fingerprint.ofListing(recording, known)));
      }
      findings.addAll(dataset.findings());
      findings.addAll(reader.findings(dataset.subjects()));
    }
    return new DatasetPlan(
        datasets, columns, recordings, findings, exclusion.tally(), unreadable(datasets, request));
  }

  private static List<Outcome.Rejected> unreadable(Datasets datasets, PreprocessRequest request) {
    List<Outcome.Rejected> unreadable = new ArrayList<>();
    for (Dataset dataset : datasets.all()) {
      for (Exclusion one : dataset.excluded()) {
        String subject = one.path().replaceFirst("/.*", "").replaceFirst("^sub-", "");
        if (one.reason() == Exclusion.Reason.UNREADABLE
            && request.selection().wantsSubject(subject)) {
          String path = dataset.root() + "/" + one.path();
          unreadable.add(
              new Outcome.Rejected(
                  dataset.name() + "/" + one.path(),
                  dataset.name(),
                  subject,
                  path,
                  "layout",
                  Where.file(path)
                      .says(
                          "Cannot list the folder: this user may not read it. Change its"
                              + " permissions, or name it in .bidsignore.")));
        }
      }
    }
    return unreadable;
  }

  /** What is left out, over all datasets. */
  List<Exclusion> excluded() {
    return datasets.all().stream().flatMap(dataset -> dataset.excluded().stream()).toList();
  }

  /** The tasks of a run whose rows depend on the configuration and contract in {@code common}. */
  List<RecordingTask> tasks(String common) {
    return recordings.stream()
        .map(
            one ->
                new RecordingTask(
                    one.recording(),
                    one.labels(),
                    new Digest().add(common).add(one.listing()).hex()))
        .toList();
  }
}
