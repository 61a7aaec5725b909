package org.inion.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run has to do.
 *
 * @param todo recordings that are new or changed
 * @param staying recordings of the table that stay as they are
 * @param removed how many recordings of the table are gone from their dataset
 */
record Changes(List<RecordingTask> todo, List<Outcome.Finished> staying, int removed) {

  static Changes of(List<RecordingTask> tasks, Present present, List<Outcome.Rejected> rejected) {
    Set<String> refused = new HashSet<>();
    rejected.forEach(one -> refused.add(one.recordingId()));
    List<RecordingTask> todo = new ArrayList<>();
    List<Outcome.Finished> staying = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (RecordingTask task : tasks) {
      String id = task.recording().id();
      asked.add(id);
      Outcome.Finished there = present.table().get(id);
      if (there != null && there.key().equals(task.key())) {
        staying.add(there);
      } else if (!refused.contains(id)) {
        todo.add(task);
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
    return new Changes(todo, staying, removed);
  }
}
