package org.inion.train.record;

import java.util.LinkedHashMap;
import java.util.Map;

/** The page and the pictures of a run. */
public final class RunReport {
  private RunReport() {}

  /**
   * Texts by their path below the run folder: {@code pictures/*.svg} and {@code report.html}, which
   * holds the same pictures; with {@code folds.csv} and {@code folds.json} where there are folds,
   * and {@code rate-search.csv} where the learning-rate finder ran.
   */
  public static Map<String, String> of(RunRecord run, RunResults results) {
    Map<String, String> files = new LinkedHashMap<>();
    results
        .folds()
        .ifPresent(
            folds -> {
              files.put("folds.csv", folds.csv());
              files.put("folds.json", RunJson.pretty(folds.json()) + "\n");
            });
    results.rateSearch().ifPresent(search -> files.put("rate-search.csv", search.csv()));
    Map<String, String> pictures = RunPictures.of(run, results);
    pictures.forEach((name, svg) -> files.put("pictures/" + name, svg));
    files.put("report.html", RunPage.of(run, results, pictures));
    return files;
  }
}
