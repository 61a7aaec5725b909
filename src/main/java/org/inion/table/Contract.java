package org.inion.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.Where;
import org.inion.signal.ChannelNames;

/**
 * What all windows of one folder have in common; {@code _inion/contract.json}.
 *
 * @param channels names in the order of {@code signal}
 * @param sampleRateHz of {@code signal}
 * @param samples of each window
 * @param unit of the decoded values
 * @param encoding key of a {@link SignalEncoding}
 * @param columns names of all columns, in order
 */
public record Contract(
    @JsonProperty("channels") List<String> channels,
    @JsonProperty("sample_rate_hz") double sampleRateHz,
    @JsonProperty("samples") int samples,
    @JsonProperty("unit") String unit,
    @JsonProperty("encoding") String encoding,
    @JsonProperty("columns") List<String> columns)
    implements Serializable {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Contract {
    channels = List.copyOf(channels);
    columns = List.copyOf(columns);
  }

  /** As JSON, over several lines. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a contract.
   *
   * @param where the file, for errors
   */
  public static Contract fromJson(String json, Where where) {
    try {
      return JSON.readValue(json, Contract.class);
    } catch (JsonProcessingException e) {
      throw where.bad(
          "Cannot read the contract: it must be the JSON that a preprocess run writes, but "
              + e.getOriginalMessage()
              + ". Run preprocess into a new folder.",
          e);
    }
  }

  /** In which fields another contract differs, one phrase each; empty when windows may mix. */
  public List<String> differences(Contract other) {
    List<String> found = new ArrayList<>();
    if (!channels.equals(other.channels)) {
      found.add(
          "channels "
              + ChannelNames.brief(channels)
              + " here, "
              + ChannelNames.brief(other.channels)
              + " there");
    }
    if (sampleRateHz != other.sampleRateHz) {
      found.add("sample_rate_hz " + sampleRateHz + " here, " + other.sampleRateHz + " there");
    }
    if (samples != other.samples) {
      found.add("samples " + samples + " here, " + other.samples + " there");
    }
    if (!unit.equals(other.unit)) {
      found.add("unit " + unit + " here, " + other.unit + " there");
    }
    if (!encoding.equals(other.encoding)) {
      found.add("encoding " + encoding + " here, " + other.encoding + " there");
    }
    if (!columns.equals(other.columns)) {
      found.add("columns " + columns + " here, " + other.columns + " there");
    }
    return found;
  }
}
