package org.inion.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.inion.simulate.head.Net;

/** Small texts of a BIDS dataset. Each says, where it can, that nobody was recorded. */
final class RootText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REFERENCE = "Cz";

  private RootText() {}

  /** dataset_description.json: what is simulated says so. */
  static String description(String name) {
    Map<String, Object> generator = new LinkedHashMap<>();
    generator.put("Name", "Inion");
    generator.put("Description", "simulated signals: nobody was recorded");
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("Name", name + " (simulated)");
    description.put("BIDSVersion", "1.9.0");
    description.put("DatasetType", "raw");
    description.put("License", "CC0");
    description.put("Simulated", true);
    description.put("GeneratedBy", List.of(generator));
    return json(description);
  }

  /** README. */
  static String readme(String people) {
    return "The signals of this dataset are simulated by Inion; nobody was recorded. "
        + people
        + "\nWhat was put into the signals stands in "
        + Truth.BELOW_ROOT
        + ".\n";
  }

  /** A recording's _eeg.json. */
  static String recording(String task, Simulation simulation, int seconds) {
    Map<String, Object> sidecar = task(task, simulation);
    sidecar.put("EEGChannelCount", Net.ELECTRODES);
    sidecar.put("RecordingDuration", seconds);
    return json(sidecar);
  }

  /** The _eeg.json of all recordings of a task. */
  static String sidecar(String task, Simulation simulation) {
    return json(task(task, simulation));
  }

  private static Map<String, Object> task(String task, Simulation simulation) {
    Map<String, Object> sidecar = new LinkedHashMap<>();
    sidecar.put("TaskName", task);
    sidecar.put("SamplingFrequency", simulation.rateHz());
    sidecar.put("PowerLineFrequency", simulation.electrodes().lineHz());
    sidecar.put("EEGReference", REFERENCE);
    sidecar.put("RecordingType", "continuous");
    sidecar.put("SoftwareFilters", "n/a");
    sidecar.put("Manufacturer", "none: simulated");
    return sidecar;
  }

  /** The _events.json of a task. */
  static String events(String task) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("onset", Map.of("Description", "From the first sample", "Units", "s"));
    columns.put("sample", Map.of("Description", "From the first sample, in samples"));
    columns.put("value", Map.of("Description", "What happened, named as in HBN-EEG"));
    columns.put("event_code", Map.of("Description", "Its code, as in HBN-EEG"));
    if (task.equals(Script.CONTRAST)) {
      columns.put("feedback", Map.of("Description", "smiley_face: right; sad_face: wrong"));
    }
    return json(columns);
  }

  /** participants.json. */
  static String participants() {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("age", Map.of("Description", "Made up", "Units", "years"));
    columns.put(
        "sex", Map.of("Description", "Made up", "Levels", Map.of("F", "female", "M", "male")));
    columns.put("externalizing", Map.of("Description", "Made up"));
    return json(columns);
  }

  /** A recording's channels.tsv. */
  static String channels() {
    StringBuilder text = new StringBuilder("name\ttype\tunits\n");
    Net.names().forEach(name -> text.append(name).append("\tEEG\tuV\n"));
    return text.toString();
  }

  /** What an _eeg.json says of the length of its recording, in seconds. */
  static OptionalDouble duration(String sidecar) {
    try {
      JsonNode duration = JSON.readTree(sidecar).path("RecordingDuration");
      return duration.isNumber() ? OptionalDouble.of(duration.asDouble()) : OptionalDouble.empty();
    } catch (JsonProcessingException e) {
      return OptionalDouble.empty();
    }
  }

  static String json(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
