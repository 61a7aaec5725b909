package org.inion.submit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.table.ModelContract;

/** Looks at a zip as the challenge would. To be used once. */
public final class SubmissionCheck {
  /** An array of Java holds no more. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

  private final CheckPlan plan;
  private final Path submission;
  private final Path work;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Challenge, TorchFile> files = new EnumMap<>(Challenge.class);
  private final Map<Challenge, ModelContract> contracts = new EnumMap<>(Challenge.class);
  private final Map<Challenge, SideScore> scores = new EnumMap<>(Challenge.class);
  private Optional<String> torch = Optional.empty();
  private OptionalDouble largestDifference = OptionalDouble.empty();
  private boolean ours;

  private SubmissionCheck(CheckPlan plan, Path folder) throws IOException {
    this.plan = plan;
    this.submission = Files.createDirectory(folder.resolve("submission"));
    this.work = Files.createDirectory(folder.resolve("work"));
  }

  /**
   * Checks a zip, and scores it where the plan has windows.
   *
   * <p><b>Throws</b> {@link BadSetupException} when there is no such file, no such Python, or the
   * windows are not what the models take.
   */
  public static CheckReport of(Path zip, CheckPlan plan) throws IOException {
    if (!Files.isRegularFile(zip)) {
      throw new BadSetupException(
          Where.file(zip.toString())
              .says("Cannot check: it must be a zip file, but there is none. Give another"));
    }
    Path folder = Files.createTempDirectory("inion-submission");
    try {
      return new SubmissionCheck(plan, folder).check(zip);
    } finally {
      WorkFolder.remove(folder);
    }
  }

  private CheckReport check(Path zip) throws IOException {
    findings.addAll(ZipContents.unpack(zip, submission));
    if (isGood()) {
      script();
      for (Challenge challenge : Challenge.values()) {
        weights(challenge);
      }
    }
    if (isGood()) {
      run();
    }
    return new CheckReport(findings, torch, contracts, scores, largestDifference);
  }

  private boolean isGood() {
    return findings.stream().noneMatch(Finding::isRefusal);
  }

  private void script() throws IOException {
    byte[] bytes = Files.readAllBytes(submission.resolve(SubmissionZip.SCRIPT));
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      findings.add(Finding.refused(Rule.CLASS, "submission.py is no text in UTF-8"));
      return;
    }
    ours = SubmissionZip.isOurs(text);
    findings.addAll(ScriptScan.of(text));
    if (!ours && plan.python().isEmpty()) {
      findings.add(
          Finding.warning(
              Rule.METHODS,
              "submission.py was not written by jobs/submit, and was read but not run. --python FILE runs it: only do so when you trust it"));
    }
  }

  private void weights(Challenge challenge) throws IOException {
    String name = challenge.weights();
    TorchFile file;
    try {
      file = TorchFile.of(submission.resolve(name), Where.file(name));
    } catch (BadDataException e) {
      findings.add(Finding.refused(Rule.FORMAT, e.getMessage()));
      return;
    }
    file.unreadable(name).ifPresent(findings::add);
    file.contract().ifPresent(contract -> contracts.put(challenge, contract));
    file.contract().ifPresent(contract -> findings.addAll(ContractFit.of(challenge, contract)));
    files.put(challenge, file);
  }

  private void run() throws IOException {
    if (plan.python().isEmpty()) {
      for (Challenge challenge : Challenge.values()) {
        ask(challenge, Optional.empty());
      }
      return;
    }
    try (PythonEvaluator python = PythonEvaluator.start(plan.python().get(), submission, work)) {
      torch = Optional.of(python.torch());
      for (Challenge challenge : Challenge.values()) {
        ask(challenge, Optional.of(python));
      }
    }
  }

  private void ask(Challenge challenge, Optional<PythonEvaluator> python) throws IOException {
    List<ChallengePredictor> predictors = new ArrayList<>();
    try {
      if (isForLibtorch(challenge)) {
        predictors.add(LibtorchPredictor.load(submission.resolve(challenge.weights())));
      }
      if (python.isPresent()) {
        predictors.add(python.get().take(challenge));
      }
      if (!predictors.isEmpty()) {
        ask(new AskedModel(challenge, predictors));
      }
    } catch (RuleBreach e) {
      findings.add(e.finding());
    } finally {
      for (ChallengePredictor predictor : predictors) {
        predictor.close();
      }
    }
  }

  private boolean isForLibtorch(Challenge challenge) throws IOException {
    String why = "";
    if (files.get(challenge).kind() == TorchFile.Kind.ARRAYS) {
      why = "holds arrays and no program: only submission.py can use it";
    } else if (Files.size(submission.resolve(challenge.weights())) > MOST_BYTES) {
      why = "is larger than 2 GB";
    }
    if (!why.isEmpty() && plan.python().isEmpty()) {
      findings.add(
          Finding.warning(
              Rule.FORMAT,
              "%s %s. It was not run. Give --python".formatted(challenge.weights(), why)));
    }
    return why.isEmpty();
  }

  private void ask(AskedModel model) throws IOException, RuleBreach {
    Challenge challenge = model.challenge();
    findings.addAll(DrawnWindows.ask(model));
    Path windows = plan.windows().get(challenge);
    if (windows != null) {
      ModelContract contract = contracts.get(challenge);
      WindowsScorer scorer =
          new WindowsScorer(model, contract == null ? Challenge.INPUT : contract.input());
      scores.put(challenge, scorer.score(windows, plan.side()));
      findings.addAll(scorer.findings());
    }
    if (model.isCompared()) {
      compare(challenge, model.largestDifference());
    }
  }

  private void compare(Challenge challenge, double difference) {
    largestDifference = OptionalDouble.of(Math.max(difference, largestDifference.orElse(0)));
    if (difference > AskedModel.SAME) {
      String message = "%s differs by %.2g".formatted(challenge.words(), difference);
      // A script of another's may do more than call its weights.
      findings.add(
          ours ? Finding.refused(Rule.SAME, message) : Finding.warning(Rule.SAME, message));
    }
  }
}
