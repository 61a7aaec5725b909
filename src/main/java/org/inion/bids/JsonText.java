package org.inion.bids;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/** JSON objects as maps, and back in one form that depends on their content alone. */
final class JsonText {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private JsonText() {}

  /**
   * Reads an object.
   *
   * @throws BadDataException when the text is not one JSON object
   */
  static Map<String, Object> object(Where where, String text) {
    try {
      Map<String, Object> object = MAPPER.readValue(text, OBJECT);
      if (object == null) {
        throw where.bad("Cannot read the file: it must be a JSON object, but was null.");
      }
      return object;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw (at == null ? where : where.line(at.getLineNr()))
          .bad(
              "Cannot read the file: it must be one JSON object, but is not ("
                  + firstLine(e.getOriginalMessage())
                  + "). Correct the file.",
              e);
    }
  }

  /** The one text of a value, whatever the order of its keys. */
  static String canonical(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("no reason given");
  }
}
