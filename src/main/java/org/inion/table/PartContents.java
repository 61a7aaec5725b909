package org.inion.table;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inion.error.Where;

/**
 * Which recordings each part of a windows table holds, as {@code _inion/state/recordings.json}
 * says: so that a part of which nothing is wanted need not be opened.
 *
 * @param parts recordings by the name of the part's file
 */
public record PartContents(Map<String, List<Recording>> parts) {

  /** Nothing is known of any part. */
  public static final PartContents UNKNOWN = new PartContents(Map.of());

  /**
   * A recording of a part.
   *
   * @param recordingId tells it from all others; empty in states that do not say it
   * @param file name of the part
   * @param clean how many of its windows have no flag
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Recording(
      @JsonProperty("recordingId") String recordingId,
      @JsonProperty("dataset") String dataset,
      @JsonProperty("subject") String subject,
      @JsonProperty("file") String file,
      @JsonProperty("written") int written,
      @JsonProperty("clean") int clean) {
    public Recording {
      recordingId = recordingId == null ? "" : recordingId;
    }
  }

  public PartContents {
    parts = Map.copyOf(parts);
  }

  /**
   * Reads the state.
   *
   * @param where the file, for errors
   */
  public static PartContents fromJson(String json, Where where) {
    try {
      List<Recording> all = new ObjectMapper().readValue(json, new TypeReference<>() {});
      Map<String, List<Recording>> parts = new HashMap<>();
      for (Recording one : all) {
        parts.computeIfAbsent(one.file(), unseen -> new ArrayList<>()).add(one);
      }
      return new PartContents(parts);
    } catch (JsonProcessingException e) {
      throw where.bad(
          "Cannot read what the parts hold: it must be the JSON that a preprocess run writes, but "
              + e.getOriginalMessage()
              + ". Run preprocess into a new folder.",
          e);
    }
  }

  /** The recordings of a part; empty where none is known, which is not to say that it has none. */
  public List<Recording> of(String part) {
    return parts.getOrDefault(part, List.of());
  }

  /**
   * Orders parts by what they hold, and by name only where that is not known: names are hashes that
   * depend on when files were written, and the same recordings shall give the same order.
   */
  public Comparator<String> order() {
    return Comparator.comparing(this::first).thenComparing(Comparator.naturalOrder());
  }

  private String first(String part) {
    return of(part).stream().map(Recording::recordingId).min(Comparator.naturalOrder()).orElse("");
  }
}
