package org.inion.ingest;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.inion.task.SplitKeys;
import org.inion.window.SubjectSplit;

/**
 * What a run, and the plan of one, begin with: everything that can be checked before a recording is
 * opened.
 *
 * @param rows the table's columns
 * @param rejectedBefore what the folder says of recordings that could not be used
 */
record JobStart(
    PreprocessConfig config,
    SubjectSplit split,
    OutputFolder folder,
    DatasetPlan plan,
    RowSchema rows,
    List<Outcome.Rejected> rejectedBefore) {

  /**
   * Reads the configuration, the folder and the layout of the datasets.
   *
   * @throws org.inion.error.BadSetupException when the run could not begin
   */
  static JobStart of(PreprocessRequest request, Configuration hadoop) throws IOException {
    SubjectSplit split = SplitKeys.read(request.settings());
    PreprocessConfig config = PreprocessConfig.of(request.settings());
    OutputFolder folder = OutputFolder.at(request.out(), hadoop);
    DatasetPlan plan = DatasetPlan.of(new HadoopFiles(hadoop), request, config);
    FolderRecord.requireSplit(split, plan, SubjectsTable.read(folder.layout().subjects(), hadoop));
    RowSchema rows = config.schema(plan.columns());
    List<Outcome.Rejected> before = RejectedTable.read(folder.layout().rejected(), hadoop);
    return new JobStart(config, split, folder, plan, rows, before);
  }

  ContractChooser chooser() {
    return new ContractChooser(config, rows);
  }
}
