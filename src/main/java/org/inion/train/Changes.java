package org.inion.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inion.train.record.RunFacts;

/** What is no longer as it was when a run began. */
final class Changes {
  /** Parts of the configuration that decide what a run comes to. */
  private static final List<String> DECIDING = List.of("task", "train", "model", "augment");

  private static final int SHOWN = 5;

  private Changes() {}

  /** The changes, in words. */
  static String between(RunFacts before, RunFacts now) {
    List<String> changes = new ArrayList<>();
    if (!before.dataFingerprint().equals(now.dataFingerprint())) {
      changes.add("the windows are others");
    }
    Map<String, String> was = deciding(before.config());
    Map<String, String> is = deciding(now.config());
    Set<String> keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    for (String key : keys) {
      String old = was.getOrDefault(key, "not there");
      String given = is.getOrDefault(key, "not there");
      if (!old.equals(given)) {
        changes.add("%s was %s and is %s".formatted(key, old, given));
      }
    }
    if (changes.isEmpty()) {
      return "the subjects of its sides are others";
    }
    String more = changes.size() > SHOWN ? "; and %d more".formatted(changes.size() - SHOWN) : "";
    return String.join("; ", changes.subList(0, Math.min(SHOWN, changes.size()))) + more;
  }

  /** The keys that decide, and their values as text: 4 and "4" are the same. */
  static Map<String, String> deciding(JsonNode config) {
    Map<String, String> flat = new TreeMap<>();
    DECIDING.forEach(part -> add(part, config.path(part), flat));
    return flat;
  }

  private static void add(String key, JsonNode value, Map<String, String> flat) {
    if (value.isObject()) {
      value.properties().forEach(one -> add(key + "." + one.getKey(), one.getValue(), flat));
    } else {
      flat.put(key, value.isValueNode() ? value.asText() : value.toString());
    }
  }
}
