package org.inion.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inion.error.Where;

/**
 * What {@code _inion/summary.json} of a windows folder says of the datasets in it.
 *
 * @param simulated those whose signals are simulated
 * @param licences of those that state one, by name
 */
public record FolderSummary(List<String> simulated, Map<String, String> licences) {
  /** Of a folder that has none. */
  public static final FolderSummary UNSTATED = new FolderSummary(List.of(), Map.of());

  public FolderSummary {
    simulated = List.copyOf(simulated);
    licences = Map.copyOf(licences);
  }

  /**
   * Reads it.
   *
   * @throws org.inion.error.BadDataException when it is no JSON
   */
  public static FolderSummary fromJson(String json, Where where) {
    try {
      JsonNode tree = new ObjectMapper().readTree(json);
      List<String> simulated = new ArrayList<>();
      tree.path("simulated").forEach(name -> simulated.add(name.asText()));
      Map<String, String> licences = new TreeMap<>();
      tree.path("licences")
          .properties()
          .forEach(one -> licences.put(one.getKey(), one.getValue().asText()));
      return new FolderSummary(simulated, licences);
    } catch (JsonProcessingException e) {
      throw where.bad(
          "Cannot read the summary: it must be the JSON that preprocess writes, but "
              + e.getOriginalMessage()
              + ". Run preprocess again.",
          e);
    }
  }
}
