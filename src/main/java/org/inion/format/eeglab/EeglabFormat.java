package org.inion.format.eeglab;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Set;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.format.ReadPolicies;
import org.inion.format.RecordingFormat;
import org.inion.format.matlab.MatFiles;
import org.inion.format.matlab.MatValue;

/** EEGLAB's {@code .set} files, whether their samples are inside or beside them. */
public final class EeglabFormat implements RecordingFormat {
  /** All else in these files, such as components, histories and times, is passed over. */
  private static final Set<String> WANTED =
      Set.of(
          "EEG",
          "ALLEEG",
          "EEGDATA",
          "data",
          "datfile",
          "nbchan",
          "trials",
          "pnts",
          "srate",
          "chanlocs",
          "labels",
          "event",
          "type",
          "latency",
          "duration");

  @Override
  public List<String> extensions() {
    return List.of(".set");
  }

  @Override
  public EeglabFile open(FileTree files, String path, ReadPolicies policies) throws IOException {
    Where where = Where.file(path);
    SeekableByteChannel channel = files.open(path);
    try {
      MatValue.Struct variables = MatFiles.read(channel, WANTED, where);
      return MatFiles.guarded(
          where,
          () -> {
            Dataset dataset = Dataset.of(variables, where);
            SampleData samples = SampleData.of(dataset, files, path, channel, policies, where);
            return opened(dataset, samples, policies, where, channel);
          });
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Values of the {@code .set} file may be read up to the end; then its samples may lie beside. */
  private static EeglabFile opened(
      Dataset dataset,
      SampleData samples,
      ReadPolicies policies,
      Where where,
      SeekableByteChannel set)
      throws IOException {
    try {
      EeglabFile file = new EeglabFile(dataset, samples, policies, where);
      if (samples.channel() != set) {
        set.close();
      }
      return file;
    } catch (IOException | RuntimeException e) {
      samples.channel().close();
      throw e;
    }
  }
}
