package org.inion.train.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inion.error.Where;

/** A run record as JSON: facts, how it stands, and its best epoch. */
final class RunJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private RunJson() {}

  static String of(RunRecord run) {
    ObjectNode json = JSON.createObjectNode();
    json.put("status", run.status().key());
    json.put("message", run.message());
    json.put("started", run.times().started().toString());
    json.putPOJO("resumed", run.times().resumed().stream().map(Instant::toString).toList());
    json.put("ended", run.times().ended().map(Instant::toString).orElse(null));
    json.set("simulated", simulated(run));
    json.setAll((ObjectNode) JSON.valueToTree(run.facts()));
    history(json, run.history());
    json.putPOJO("memory_peaks_bytes", run.memoryPeaksBytes());
    return pretty(json) + "\n";
  }

  /** A tree over several lines. */
  static String pretty(JsonNode json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A number that is not defined is {@code null}: JSON knows no other way. */
  static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static JsonNode simulated(RunRecord run) {
    return switch (run.facts().origin()) {
      case SIMULATED -> JSON.getNodeFactory().booleanNode(true);
      case RECORDED -> JSON.getNodeFactory().booleanNode(false);
      case UNSTATED -> JSON.getNodeFactory().nullNode();
    };
  }

  private static void history(ObjectNode json, RunHistory history) {
    json.put("epochs", history.last().map(EpochRecord::epoch).orElse(0));
    json.put("steps", history.last().map(EpochRecord::steps).orElse(0L));
    json.put("best_epoch", history.best().map(EpochRecord::epoch).orElse(null));
    json.put("decided_by", history.scoreNames().stream().findFirst().orElse("validation_loss"));
    ObjectNode scores = json.putObject("best_scores");
    history.best().ifPresent(best -> best.scores().forEach((k, v) -> number(scores, k, v)));
    json.put("seconds", history.seconds());
    json.put("wait_share", history.waitShare());
  }

  static RunRecord read(Path file, RunHistory history) {
    Where where = Where.file(file.toString());
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      Map<String, Long> peaks = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> peak : json.path("memory_peaks_bytes").properties()) {
        peaks.put(peak.getKey(), peak.getValue().asLong());
      }
      return new RunRecord(
          JSON.treeToValue(json, RunFacts.class),
          RunRecord.Status.valueOf(json.path("status").asText().toUpperCase(Locale.ROOT)),
          json.path("message").asText(),
          times(json),
          history,
          peaks);
    } catch (JsonProcessingException e) {
      throw unreadable(where, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(where, WholeFile.reason(e), e);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw unreadable(where, e.getMessage(), e);
    }
  }

  private static RunTimes times(JsonNode json) {
    List<Instant> resumed = new ArrayList<>();
    json.path("resumed").forEach(time -> resumed.add(Instant.parse(time.asText())));
    Optional<Instant> ended =
        Optional.of(json.path("ended"))
            .filter(JsonNode::isTextual)
            .map(time -> Instant.parse(time.asText()));
    return new RunTimes(Instant.parse(json.path("started").asText()), resumed, ended);
  }

  private static RuntimeException unreadable(Where where, String was, Exception cause) {
    return where.bad(
        "Cannot read the run: it must be the JSON that training writes, but: "
            + String.valueOf(was).lines().findFirst().orElse("")
            + ". Give the folder of a run, or train into a new one.",
        cause);
  }
}
