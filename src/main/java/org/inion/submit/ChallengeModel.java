package org.inion.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.evaluate.Predictions;
import org.inion.export.ExportSettings;
import org.inion.export.ExportedModel;
import org.inion.table.ModelContract;

/**
 * A model that goes into a submission.
 *
 * @param source run folder, folder of folds, or exported model
 * @param archive as {@code torch.jit.load} reads it
 * @param contract what it says of itself
 * @param validation what the runs predict of their validation sides; empty where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // made to be written
public record ChallengeModel(
    Path source, byte[] archive, ModelContract contract, Optional<Predictions> validation) {

  /**
   * Reads a model.
   *
   * <p><b>Throws</b> {@link BadSetupException} when there is none, or it is not for the challenge.
   *
   * @param settings how networks become one; an exported model stays as it is
   */
  public static ChallengeModel of(Challenge challenge, Path source, ExportSettings settings)
      throws IOException {
    ChallengeModel model = Files.isRegularFile(source) ? exported(source) : made(source, settings);
    List<Finding> differences = ContractFit.of(challenge, model.contract());
    if (!differences.isEmpty()) {
      throw new BadSetupException(
          differences.stream()
              .map(
                  one ->
                      Where.file(source.toString())
                          .says(
                              "Cannot submit: %s. Give another --challenge-%d"
                                  .formatted(one.sentence(), challenge.number())))
              .toList());
    }
    return model;
  }

  private static ChallengeModel made(Path folder, ExportSettings settings) throws IOException {
    ExportedModel model = ExportedModel.of(List.of(folder), settings);
    return new ChallengeModel(folder, model.archive(), model.contract(), model.validation());
  }

  private static ChallengeModel exported(Path file) throws IOException {
    Where where = Where.file(file.toString());
    ModelContract contract =
        TorchFile.of(file, where)
            .contract()
            .orElseThrow(
                () ->
                    new BadSetupException(
                        where.says(
                            "Cannot submit: the file must be a model with its contract inside, but has none. Give what jobs/export wrote, or a run folder")));
    return new ChallengeModel(file, Files.readAllBytes(file), contract, Optional.empty());
  }

  boolean isSimulated() {
    return contract.origin().equals(ModelContract.SIMULATED);
  }
}
