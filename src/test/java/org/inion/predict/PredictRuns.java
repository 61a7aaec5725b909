package org.inion.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.inion.TestSpark;
import org.inion.batch.FolderFiles;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.error.Where;
import org.inion.ingest.HadoopStore;
import org.inion.stage.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the job over a folder of its own. */
abstract class PredictRuns {
  static final ModelArchive AGE = TestModels.age(1);

  @TempDir Path folder;
  Path windows;
  Path out;
  final List<String> notes = new ArrayList<>();

  @BeforeEach
  void places() {
    windows = folder.resolve("windows");
    out = folder.resolve("predictions");
  }

  static TestWindows windows() {
    return TestWindows.of(TestModels.CHANNELS, 64);
  }

  Optional<PredictSummary> run(ModelArchive model) throws IOException {
    return run(model, out);
  }

  Optional<PredictSummary> run(ModelArchive model, Path to, String... keys) throws IOException {
    Layers layers = PredictSettings.layers();
    List.of(keys).forEach(layers::set);
    Settings settings = layers.resolve();
    PredictSettings predict = PredictSettings.from(settings);
    settings.check();
    HadoopStore store = new HadoopStore(TestSpark.context().hadoopConfiguration());
    Progress progress =
        new Progress() {
          @Override
          public void note(String line) {
            notes.add(line);
          }
        };
    PredictRequest request =
        new PredictRequest(
            new FolderFiles(store.tree(), windows.toString()),
            model,
            model.contract(Where.file("model.pt")),
            to.toString(),
            store,
            predict);
    return new PredictJob(TestSpark.session(), request, progress).run();
  }

  List<Row> rows() {
    return TestSpark.session().read().parquet(out.toString()).collectAsList();
  }

  Row subject(String id) {
    return TestSpark.session()
        .read()
        .parquet(out.resolve("_inion/subjects").toString())
        .collectAsList()
        .stream()
        .filter(row -> row.getAs("subject_id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
