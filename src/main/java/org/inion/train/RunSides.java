package org.inion.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.inion.batch.SubjectId;
import org.inion.batch.SubjectSides;
import org.inion.error.BadSetupException;
import org.inion.window.Split;

/**
 * Whom a run learns from, and whom it scores.
 *
 * @param training subjects
 * @param validation other subjects
 * @param test others again, scored once at the end; empty for nobody
 */
public record RunSides(Set<SubjectId> training, Set<SubjectId> validation, Set<SubjectId> test) {

  /** Whether the test side is scored. */
  public enum Test {
    SCORED,
    LEFT_ALONE
  }

  /**
   * The sides of a windows folder's split. Where nobody is on the validation side, a share of the
   * training subjects is held out, drawn by the seed.
   *
   * <p><b>Throws</b> {@link BadSetupException} when nobody can be held out or learnt from.
   */
  public static RunSides of(
      SubjectSides split, TrainSettings settings, Test test, TrainListener listener) {
    Map<Split, List<SubjectId>> sides =
        split.rows().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getValue().split(),
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    if (!sides.containsKey(Split.TRAIN) && split.folds() > 0) {
      throw new BadSetupException(
          "[%s] Cannot train: the split must have a training side, but has %d folds. Add --folds %d, or divide anew with jobs/split"
              .formatted(split.folder(), split.folds(), split.folds()));
    }
    Set<SubjectId> scored = test == Test.SCORED ? split.subjects(Split.TEST) : Set.of();
    Set<SubjectId> training = split.subjects(Split.TRAIN);
    if (sides.containsKey(Split.VALIDATION)) {
      return new RunSides(training, split.subjects(Split.VALIDATION), scored);
    }
    return heldOut(split.folder(), training, scored, settings, listener);
  }

  private static RunSides heldOut(
      String folder,
      Set<SubjectId> training,
      Set<SubjectId> test,
      TrainSettings settings,
      TrainListener listener) {
    List<SubjectId> drawn = new ArrayList<>(training);
    drawn.sort(
        java.util.Comparator.comparing(SubjectId::dataset).thenComparing(SubjectId::subject));
    Collections.shuffle(drawn, new Random(Seeds.of(settings.seed(), 2)));
    int held = (int) Math.round(settings.validation().share() * drawn.size());
    if (held < 1 || held >= drawn.size()) {
      throw new BadSetupException(
          "[%s] Cannot train: both sides must have subjects, but of %d training subjects %d would be held out. Change train.validate.share, or divide anew with jobs/split"
              .formatted(folder, drawn.size(), held));
    }
    listener.note(
        "Nobody is on the validation side: %d of %d training subjects are held out (train.validate.share)."
            .formatted(held, drawn.size()));
    return new RunSides(
        new LinkedHashSet<>(drawn.subList(held, drawn.size())),
        new LinkedHashSet<>(drawn.subList(0, held)),
        test);
  }
}
