package org.inion.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.export.ExportSettings;
import org.inion.train.record.WholeFile;

/**
 * A model for each challenge.
 *
 * @param models of both challenges
 */
public record Submission(Map<Challenge, ChallengeModel> models) {
  public Submission {
    models = Map.copyOf(models);
  }

  /**
   * What was written.
   *
   * @param zip empty where the check refused it, and nothing was written
   * @param card beside it
   * @param report of the check
   */
  public record Written(Optional<Path> zip, Optional<Path> card, CheckReport report) {}

  /**
   * Reads both models.
   *
   * <p><b>Throws</b> {@link BadSetupException} with what is wrong with either.
   *
   * @param sources a run folder, a folder of folds or an exported model for each challenge
   * @param settings how networks become one
   */
  public static Submission of(Map<Challenge, Path> sources, ExportSettings settings)
      throws IOException {
    Map<Challenge, ChallengeModel> models = new EnumMap<>(Challenge.class);
    List<String> problems = new ArrayList<>();
    for (Challenge challenge : Challenge.values()) {
      try {
        models.put(challenge, ChallengeModel.of(challenge, sources.get(challenge), settings));
      } catch (BadSetupException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    return new Submission(models);
  }

  /** Whether a model learnt from recordings of nobody. */
  public boolean isSimulated() {
    return models.values().stream().anyMatch(ChallengeModel::isSimulated);
  }

  /**
   * Checks the zip, then writes it and its card, each whole or not at all.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the name does not end in .zip, the disk
   * refuses, or {@link SubmissionCheck#of} does.
   *
   * @param out the zip; in front of .zip comes .simulated where it is
   */
  public Written write(Path out, CheckPlan plan) throws IOException {
    OutputName name = OutputName.of(out, ".zip", isSimulated());
    Map<Challenge, byte[]> archives = new EnumMap<>(Challenge.class);
    models.forEach((challenge, model) -> archives.put(challenge, model.archive()));
    byte[] bytes = SubmissionZip.of(archives);
    CheckReport report = check(bytes, plan);
    if (!report.isValid()) {
      return new Written(Optional.empty(), Optional.empty(), report);
    }
    WholeFile.write(name.file(), bytes);
    WholeFile.write(name.card(), SubmissionCard.of(this, name.file(), bytes, report));
    return new Written(Optional.of(name.file()), Optional.of(name.card()), report);
  }

  private static CheckReport check(byte[] bytes, CheckPlan plan) throws IOException {
    Path folder = Files.createTempDirectory("inion-submission");
    try {
      return SubmissionCheck.of(Files.write(folder.resolve("submission.zip"), bytes), plan);
    } finally {
      WorkFolder.remove(folder);
    }
  }
}
