package org.inion.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.train.record.WholeFile;

/** What the stages that are done said, so that they are not done again. */
final class StageLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<Done> stages = new ArrayList<>();

  /**
   * A stage that is done.
   *
   * @param result the line of JSON that its job ended with
   */
  record Done(String name, String command, double seconds, JsonNode result) {}

  private StageLog(Path file) {
    this.file = file;
  }

  /**
   * The log of a folder; empty where there is none yet.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the folder holds another demonstration.
   */
  static StageLog open(Path file, List<Stage> plan) throws IOException {
    StageLog log = new StageLog(file);
    if (Files.exists(file)) {
      log.read();
      log.requireOf(plan);
    }
    return log;
  }

  /** What a stage said; empty where it is not done, or what it left is gone. */
  Optional<Done> find(Stage stage) {
    return stages.stream()
        .filter(done -> done.name().equals(stage.name()) && Files.exists(stage.leaves()))
        .findFirst();
  }

  /** A stage is done; what was known of those behind it in the plan no longer holds. */
  void add(Done done, List<Stage> behind) {
    List<String> gone = new ArrayList<>(behind.stream().map(Stage::name).toList());
    gone.add(done.name());
    stages.removeIf(one -> gone.contains(one.name()));
    stages.add(done);
    ArrayNode all = JSON.createArrayNode();
    for (Done one : stages) {
      all.addObject()
          .put("stage", one.name())
          .put("command", one.command())
          .put("seconds", one.seconds())
          .set("result", one.result());
    }
    WholeFile.write(file, all.toPrettyString() + "\n");
  }

  private void read() throws IOException {
    try {
      for (JsonNode one : JSON.readTree(Files.readString(file))) {
        stages.add(
            new Done(
                one.path("stage").asText(),
                one.path("command").asText(),
                one.path("seconds").asDouble(),
                one.path("result")));
      }
    } catch (JsonProcessingException e) {
      throw Where.file(file.toString())
          .bad("Cannot go on: it must be what jobs/demo wrote, but is not. Give another --out.", e);
    }
  }

  private void requireOf(List<Stage> plan) {
    for (Done done : stages) {
      boolean planned =
          plan.stream()
              .anyMatch(
                  stage ->
                      stage.name().equals(done.name()) && stage.command().equals(done.command()));
      if (!planned) {
        throw new BadSetupException(
            Where.file(file.toString())
                .says(
                    "Cannot go on: the folder must hold a demonstration of the same size, but its stage \"%s\" was done by %s. Give the same options, or another --out"
                        .formatted(done.name(), done.command())));
      }
    }
  }
}
