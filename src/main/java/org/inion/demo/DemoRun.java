package org.inion.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.inion.demo.StageLog.Done;
import org.inion.error.BadSetupException;
import org.inion.train.record.WholeFile;

/** Does the stages of a demonstration that are not done yet, then writes its page. */
public final class DemoRun {
  /** How jobs end of which a few recordings were rejected, and which are done otherwise. */
  private static final int SOME_REJECTED = 3;

  private final DemoFolder folder;
  private final List<Stage> plan;
  private final Jobs jobs;
  private final Consumer<String> progress;

  /** Runs jobs in this process. */
  @FunctionalInterface
  public interface Jobs {
    /**
     * Runs a job to its end; it tells of problems by itself.
     *
     * @param arguments the job's name, then its options
     * @param out in place of standard output
     * @return exit code
     */
    int run(List<String> arguments, PrintWriter out);
  }

  /**
   * @param plan of {@link DemoPlan} for the same folder
   * @param progress takes lines for people
   */
  public DemoRun(Path root, List<Stage> plan, Jobs jobs, Consumer<String> progress) {
    this.folder = new DemoFolder(root);
    this.plan = List.copyOf(plan);
    this.jobs = jobs;
    this.progress = progress;
  }

  /**
   * Goes through the stages.
   *
   * <p><b>Throws</b> {@link BadSetupException} when a job fails, or the folder holds a
   * demonstration of other options.
   */
  public DemoResult run() throws IOException {
    StageLog log = StageLog.open(folder.log(), plan);
    List<Done> done = new ArrayList<>();
    boolean fresh = false;
    for (int i = 0; i < plan.size(); i++) {
      Stage stage = plan.get(i);
      Optional<Done> before = fresh ? Optional.empty() : log.find(stage);
      tell(i, stage.words() + (before.isPresent() ? ": done before" : ""));
      if (before.isEmpty()) {
        fresh = true;
        before = Optional.of(work(i, stage));
        log.add(before.get(), plan.subList(i, plan.size()));
      }
      done.add(before.get());
    }
    tell(plan.size(), "Write the report");
    DemoResult result = new DemoResult(folder.root(), done);
    WholeFile.write(folder.report(), DemoPage.of(folder, result));
    return result;
  }

  private void tell(int stage, String words) {
    progress.accept(String.format(Locale.ROOT, "[%2d/%d] %s", stage + 1, plan.size() + 1, words));
  }

  private Done work(int number, Stage stage) {
    progress.accept("        " + stage.command());
    StringWriter out = new StringWriter();
    List<String> arguments = new ArrayList<>(stage.argumentsNow());
    arguments.add("--json");
    long start = System.nanoTime();
    int exit = jobs.run(arguments, new PrintWriter(out, true));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit != 0 && exit != SOME_REJECTED) {
      throw new BadSetupException(
          "[stage %d of %d] Cannot go on: jobs/%s must end well, but failed as it says above. Once that is mended, the same command goes on here."
              .formatted(number + 1, plan.size() + 1, stage.arguments().get(0)));
    }
    return new Done(stage.name(), stage.command(), seconds, lastLine(out.toString(), stage));
  }

  private static JsonNode lastLine(String out, Stage stage) {
    String last = out.strip().lines().reduce("", (before, line) -> line);
    try {
      return new ObjectMapper().readTree(last);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "jobs/" + stage.arguments().get(0) + " --json ended with: " + last, e);
    }
  }
}
