package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Work on one file, then on the next, and so on. */
final class Turns implements Cost.Work {
  private final List<Path> files;
  private final Task task;
  private int next;

  Turns(List<Path> files, Task task) {
    this.files = files;
    this.task = task;
  }

  /** What is done with a file. */
  interface Task {
    void run(Path file) throws IOException;
  }

  @Override
  public void run() throws IOException {
    task.run(files.get(next));
    next = (next + 1) % files.size();
  }
}
