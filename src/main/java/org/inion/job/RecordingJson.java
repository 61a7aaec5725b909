package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.inion.format.RecordingDigest;
import org.inion.format.RecordingDigest.Beginning;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Segment;

/** What a raw file holds, as one line of JSON. */
final class RecordingJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordingJson() {}

  static ObjectNode of(RecordingDigest digest) {
    ObjectNode line = JSON.createObjectNode();
    line.put("path", digest.path());
    line.set("header", JSON.valueToTree(digest.facts()));
    line.put("stored_seconds", digest.storedSeconds());
    ArrayNode channels = line.putArray("channels");
    digest.channels().forEach(beginning -> add(channels.addObject(), beginning));
    ArrayNode events = line.putArray("events");
    digest.events().forEach(event -> add(events.addObject(), event));
    ArrayNode segments = line.putArray("segments");
    digest.segments().forEach(segment -> add(segments.addObject(), segment));
    line.set("repairs", JSON.valueToTree(digest.repairs()));
    return line;
  }

  private static void add(ObjectNode node, Beginning beginning) {
    Channel channel = beginning.channel();
    node.put("name", channel.name());
    node.put("type", channel.type().name());
    node.put("unit", channel.unit());
    node.put("file_unit", channel.fileUnit());
    node.put("rate_hz", channel.rate().hertz());
    node.put("samples", channel.samples());
    node.set("first_values", JSON.valueToTree(beginning.firstValues()));
  }

  private static void add(ObjectNode node, Event event) {
    node.put("onset_seconds", event.onsetSeconds());
    node.put("duration_seconds", event.durationSeconds());
    node.put("value", event.value());
    if (!event.columns().isEmpty()) {
      node.set("columns", JSON.valueToTree(event.columns()));
    }
  }

  private static void add(ObjectNode node, Segment segment) {
    node.put("onset_seconds", segment.onsetSeconds());
    node.put("stored_seconds", segment.storedSeconds());
    node.put("length_seconds", segment.lengthSeconds());
  }
}
