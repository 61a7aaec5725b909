package org.inion.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.batch.TinyWindows;
import org.inion.table.SignalEncoding;

/** Jobs that leave the files that the page is made of, tiny ones, and remember their arguments. */
final class FakeJobs implements DemoRun.Jobs {
  private final List<List<String>> asked = new ArrayList<>();
  private String failing = "";

  List<String> names() {
    return asked.stream().map(arguments -> arguments.get(0)).toList();
  }

  List<String> last() {
    return asked.get(asked.size() - 1);
  }

  void forget() {
    asked.clear();
  }

  /** A job that fails from now on; none for an empty name. */
  void fail(String job) {
    failing = job;
  }

  @Override
  public int run(List<String> arguments, PrintWriter out) {
    asked.add(arguments);
    String job = arguments.get(0);
    if (job.equals(failing)) {
      return 1;
    }
    try {
      leave(job, Path.of(option(arguments, "--out")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println("Some lines before the last one.");
    out.println(said(job, arguments));
    return 0;
  }

  private static void leave(String job, Path out) throws IOException {
    String picture = "<svg><title>Loss</title></svg>";
    switch (job) {
      case "simulate", "predict" -> Files.createDirectories(out);
      case "preprocess" -> {
        TinyWindows.write(out, SignalEncoding.INT16);
        Files.writeString(out.resolve("_inion/summary.json"), "{}");
      }
      case "train" -> {
        Files.createDirectories(out.resolve("pictures"));
        Files.writeString(out.resolve("best.safetensors"), "");
        Files.writeString(out.resolve("pictures/loss.svg"), picture);
      }
      case "evaluate" -> {
        Files.createDirectories(out.resolve("pictures"));
        Files.writeString(out.resolve("scores.json"), "{}");
        Files.writeString(out.resolve("pictures/scatter-window.svg"), picture);
        Files.writeString(out.resolve("pictures/scatter-subject.svg"), picture);
      }
      default -> {}
    }
  }

  private static String said(String job, List<String> arguments) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    switch (job) {
      case "simulate" -> line.put("subjects", 18).put("hours", 1.5).put("recordings", 36);
      case "preprocess" -> line.put("windows", 1234).put("clean_share", 0.8125);
      case "train" -> line.put("network", "spectral").put("best_epoch", 2).put("epochs", 3);
      case "evaluate" ->
          line.put("subjects", 4)
              .put("subject_nrmse", 0.75)
              .put("subject_nrmse_low", 0.5)
              .put("subject_nrmse_high", 0.875)
              .put("window_nrmse", 0.9);
      case "baseline" -> {
        var scores = line.putArray("tasks").addObject().putArray("scores");
        for (String release : List.of("R5", "R6", "all")) {
          for (String name : List.of("mean", "age + sex", "own mean")) {
            var row = scores.addObject().put("baseline", name).put("release", release);
            row.putObject("nrmse").put("value", release.equals("R6") ? 1.0625 : 7);
          }
        }
      }
      case "submit" -> line.put("valid", true).put("zip", option(arguments, "--out"));
      default -> {}
    }
    return line.toString();
  }

  private static String option(List<String> arguments, String name) {
    int place = arguments.indexOf(name);
    return place < 0 ? "" : arguments.get(place + 1);
  }
}
