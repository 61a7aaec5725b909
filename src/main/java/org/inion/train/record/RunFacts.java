package org.inion.train.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.evaluate.Origin;

/**
 * What is known of a run when it begins, and does not change.
 *
 * @param task its name
 * @param targets what is predicted
 * @param origin where the recordings come from
 * @param network its name
 * @param parameters how many numbers are trained
 * @param device what it runs on, in words
 * @param training data of that side
 * @param validation data of that side; {@link RunSize#NONE} for none
 * @param dataFingerprint changes when the windows do
 * @param licences of the datasets that state one, by name
 * @param config the resolved configuration as a tree
 * @param seeds by what they decide
 * @param versions by library
 * @param commandLine as it was typed, word by word
 */
public record RunFacts(
    @JsonProperty(value = "task", required = true) String task,
    @JsonProperty(value = "targets", required = true) List<RunTarget> targets,
    @JsonProperty(value = "origin", required = true) Origin origin,
    @JsonProperty(value = "network", required = true) String network,
    @JsonProperty(value = "parameters", required = true) long parameters,
    @JsonProperty(value = "device", required = true) String device,
    @JsonProperty(value = "training", required = true) RunSize training,
    @JsonProperty(value = "validation", required = true) RunSize validation,
    @JsonProperty(value = "data_fingerprint", required = true) String dataFingerprint,
    @JsonProperty(value = "licences") Map<String, String> licences,
    @JsonProperty(value = "config", required = true) JsonNode config,
    @JsonProperty(value = "seeds", required = true) Map<String, Long> seeds,
    @JsonProperty(value = "versions", required = true) Map<String, String> versions,
    @JsonProperty(value = "command_line", required = true) List<String> commandLine) {

  public RunFacts {
    targets = List.copyOf(targets);
    // Runs of earlier versions do not have them.
    licences =
        licences == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(licences));
    config = config.deepCopy();
    seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    commandLine = List.copyOf(commandLine);
  }

  /** The configuration as a tree, from its JSON. */
  public static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The configuration is no JSON: " + e.getMessage(), e);
    }
  }

  /** The task and the network, as titles have them. */
  String title() {
    return task + ", " + network;
  }
}
