package org.inion.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run has to do.
 *
 * @param todo recordings that are new or changed, or were rejected before
 * @param staying recordings of the table that stay as they are
 * @param removed how many recordings of the table are gone from their dataset
 * @param retried how many of those to do were rejected before
 */
record Changes(List<RecordingTask> todo, List<Outcome.Finished> staying, int removed, int retried) {

  /**
   * Compares a run with the table.
   *
   * @param refused recordings that are known to be unusable
   * @param before those that were rejected before
   */
  static Changes of(
      List<RecordingTask> tasks,
      Present present,
      Set<String> refused,
      List<Outcome.Rejected> before) {
    Set<String> rejectedBefore = new HashSet<>();
    before.forEach(one -> rejectedBefore.add(one.recordingId()));
    List<RecordingTask> todo = new ArrayList<>();
    List<Outcome.Finished> staying = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    int retried = 0;
    for (RecordingTask task : tasks) {
      String id = task.recording().id();
      asked.add(id);
      Outcome.Finished there = present.table().get(id);
      if (there != null && there.key().equals(task.key())) {
        staying.add(there);
      } else if (!refused.contains(id)) {
        todo.add(task);
        retried += there == null && rejectedBefore.contains(id) ? 1 : 0;
      }
    }
    int removed = 0;
    for (Outcome.Finished there : present.table().values()) {
      if (!asked.contains(there.recordingId())) {
        if (present.isBeyondRun(there)) {
          staying.add(there);
        } else {
          removed++;
        }
      }
    }
    return new Changes(todo, staying, removed, retried);
  }

  /**
   * The same for people.
   *
   * @param why the others are done again, in brackets after them, or nothing
   */
  String sentence(String why) {
    int changed = todo.size() - retried;
    List<String> parts = new ArrayList<>();
    parts.add(changed + (changed == 1 ? " recording is" : " recordings are") + " new or changed");
    if (!why.isEmpty()) {
      parts.set(0, parts.get(0) + " (" + why + ")");
    }
    if (retried > 0) {
      parts.add(retried + " rejected earlier " + (retried == 1 ? "is" : "are") + " tried again");
    }
    int there = staying.size();
    parts.add(there + (there == 1 ? " is as it was" : " are as they were"));
    parts.add(removed + (removed == 1 ? " is gone" : " are gone"));
    return String.join(", ", parts) + ".";
  }
}
