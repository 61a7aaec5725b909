package org.inion.accelerator;

import java.util.List;
import java.util.Optional;

/** What a machine tells of itself as text: files, folders, tools, the environment. */
public interface Machine {

  /** What a file holds; empty where it is absent or cannot be read. */
  Optional<String> read(String path);

  /** The names in a folder, sorted; empty where there is none. */
  List<String> list(String folder);

  /** What a command prints, when it is there and ends well. */
  Optional<String> run(List<String> command);

  /** A variable of the environment that is set, if to nothing. */
  Optional<String> environment(String name);

  /** Whether this process may read and write a file, a device for one. */
  boolean mayUse(String path);
}
