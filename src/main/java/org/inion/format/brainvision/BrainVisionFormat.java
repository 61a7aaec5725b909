package org.inion.format.brainvision;

import java.io.IOException;
import java.util.List;
import org.inion.file.FileTree;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormat;

/** BrainVision, versions 1 and 2, opened by its header; {@code .ahdr} is that of a V-Amp. */
public final class BrainVisionFormat implements RecordingFormat {

  @Override
  public List<String> extensions() {
    return List.of(".vhdr", ".ahdr");
  }

  @Override
  public BrainVisionFile open(FileTree files, String path, ReadPolicies policies)
      throws IOException {
    return BrainVisionFile.open(files, path, policies);
  }
}
