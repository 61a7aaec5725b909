package org.inion.format.edf;

import java.io.IOException;
import java.util.List;
import org.inion.file.FileTree;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormat;

/** EDF and BDF with all their variants; which one it is stands in the header. */
public final class EdfFormat implements RecordingFormat {

  @Override
  public List<String> extensions() {
    return List.of(".edf", ".bdf");
  }

  @Override
  public EdfFile open(FileTree files, String path, ReadPolicies policies) throws IOException {
    return EdfFile.open(files.open(path), path, policies);
  }
}
