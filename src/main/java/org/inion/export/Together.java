package org.inion.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.model.Head;
import org.inion.train.TrainedRun;

/** Runs whose networks can be one model: of one target, for the same windows. */
final class Together {
  private Together() {}

  /** <b>Throws</b> {@link BadSetupException} with all in which runs differ. */
  static void require(List<TrainedRun> runs) {
    TrainedRun first = runs.get(0);
    List<String> problems = new ArrayList<>();
    for (TrainedRun other : runs.subList(1, runs.size())) {
      List<String> differences = new ArrayList<>();
      note(differences, "channels", first.windows().channels(), other.windows().channels());
      note(differences, "rate in Hz", first.shape().rateHz(), other.shape().rateHz());
      note(differences, "samples", first.shape().samples(), other.shape().samples());
      note(differences, "unit", first.windows().unit(), other.windows().unit());
      note(differences, "target", first.plan().task().target(), other.plan().task().target());
      note(
          differences,
          "crops",
          first.plan().task().crop().crops(),
          other.plan().task().crop().crops());
      note(differences, "outputs", outputs(first), outputs(other));
      if (!differences.isEmpty()) {
        problems.add(
            "[%s] Cannot make one model: its windows and target must be those of %s, but differ in %s. Export them one by one"
                .formatted(root(other), root(first), String.join("; ", differences)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
  }

  private static Path root(TrainedRun run) {
    return run.layout().root();
  }

  private static int outputs(TrainedRun run) {
    Head head = run.member().heads().all().get(0);
    return head.loss().kind() == Head.Kind.CLASSES ? head.outputs() : 1;
  }

  private static void note(List<String> differences, String what, Object here, Object there) {
    if (!here.equals(there)) {
      differences.add(what + " (" + there + " instead of " + here + ")");
    }
  }
}
