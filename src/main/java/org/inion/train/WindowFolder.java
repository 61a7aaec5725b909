package org.inion.train;

import java.io.IOException;
import java.util.List;
import org.inion.batch.FolderFiles;
import org.inion.batch.Target;
import org.inion.batch.WindowFilter;
import org.inion.batch.WindowSource;

/** A windows folder, wherever it lies and whatever reads it. */
public interface WindowFolder {

  /** Its files. */
  FolderFiles files();

  /** Some of its windows. */
  WindowSource open(WindowFilter filter, List<Target> targets) throws IOException;
}
