package org.inion.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.inion.bids.SidecarReader;
import org.inion.dsp.Resampling;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.signal.Channel;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.task.Exclusions;
import org.inion.window.Stretch;
import org.inion.window.WindowPlanner;

/** Looks at a recording without reading its samples: enough to plan the work. */
final class RecordingProbe {
  private final PreprocessConfig config;
  private final FileTree files;
  private final SidecarReader sidecars;

  RecordingProbe(PreprocessConfig config, FileTree files) {
    this.config = config;
    this.files = files;
    this.sidecars = new SidecarReader(files);
  }

  /** What a look at a recording tells. */
  sealed interface Probed extends Serializable {
    RecordingTask task();
  }

  /**
   * It can be opened.
   *
   * @param channels of the wanted types, in the order of the file
   * @param rate of the first of them
   * @param seconds of the recording
   * @param windows expected
   */
  record Seen(
      RecordingTask task, List<String> channels, SampleRate rate, double seconds, int windows)
      implements Probed {}

  /** A rule leaves it out. */
  record Excluded(RecordingTask task, Exclusions.Rule rule) implements Probed {}

  /** It cannot. */
  record Refused(RecordingTask task, String stage, String error) implements Probed {}

  Probed probe(RecordingTask task) throws IOException {
    StageClock clock = new StageClock();
    try (OpenRecording open =
        OpenRecording.open(task.recording(), files, sidecars, config, clock)) {
      clock.enter("windows");
      List<Channel> channels = open.choice().channels();
      SampleRate rate = channels.get(0).rate();
      SampleRate stored = config.rate().orElse(rate);
      List<Stretch> stretches =
          open.stretches().stream().map(segment -> stretch(open, segment, rate, stored)).toList();
      int windows =
          WindowPlanner.plan(config.windows(), stretches, open.events(), stored).windows().size();
      return new Seen(
          task, channels.stream().map(Channel::name).toList(), rate, open.seconds(), windows);
    } catch (ExcludedRecording e) {
      return new Excluded(task, e.rule());
    } catch (BadDataException e) {
      return new Refused(task, clock.stage(), e.getMessage());
    } catch (BadSetupException e) {
      String problems = String.join("; ", e.problems());
      return new Refused(
          task, clock.stage(), Where.file(task.recording().file().path()).says(problems));
    } catch (IOException e) {
      return new Refused(task, clock.stage(), Faults.ofInput(task, e));
    } catch (UncheckedIOException e) {
      return new Refused(task, clock.stage(), Faults.ofInput(task, e.getCause()));
    } catch (RuntimeException e) {
      return new Refused(task, clock.stage(), Faults.ofProgram(task, e));
    }
  }

  private static Stretch stretch(
      OpenRecording open, Segment segment, SampleRate rate, SampleRate stored) {
    long samples = segment.stopSampleExclusive(rate) - segment.firstSample(rate);
    return new Stretch(segment, Resampling.between(open.where(), rate, stored).outputs(samples));
  }
}
