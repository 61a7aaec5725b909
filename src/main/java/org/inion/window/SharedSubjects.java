package org.inion.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inion.error.BadSetupException;

/**
 * Which datasets speak of the same people: in them, one ID is one person. Everywhere else the same
 * ID in two datasets is two persons.
 *
 * @param groups datasets by the name of their group. The name enters the hash of a ratio split, so
 *     that a group may gain datasets without its subjects moving
 */
public record SharedSubjects(Map<String, Set<String>> groups) {
  /** No dataset shares subjects with another. */
  public static final SharedSubjects NONE = new SharedSubjects(Map.of());

  private static final String GROUP_PREFIX = "shared:";

  /** <b>Throws</b> {@link BadSetupException} when a dataset is in two groups. */
  public SharedSubjects {
    TreeMap<String, Set<String>> sorted = new TreeMap<>(groups);
    Map<String, String> seen = new HashMap<>();
    List<String> problems = new ArrayList<>();
    sorted.forEach(
        (group, datasets) ->
            datasets.stream()
                .sorted()
                .forEach(
                    dataset -> {
                      String other = seen.putIfAbsent(dataset, group);
                      if (other != null) {
                        problems.add(
                            "Invalid shared subjects: a dataset must be in one group, but \"%s\" is in \"%s\" and \"%s\". Join the two groups"
                                .formatted(dataset, other, group));
                      }
                    }));
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    groups = Map.copyOf(sorted);
  }

  /** The person that a dataset's ID stands for. */
  public SubjectKey key(String dataset, String subjectId) {
    String pool =
        groups.entrySet().stream()
            .filter(group -> group.getValue().contains(dataset))
            .map(group -> GROUP_PREFIX + group.getKey())
            .findFirst()
            .orElse(dataset);
    return new SubjectKey(pool, subjectId);
  }
}
