package org.inion.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.inion.bids.Finding;
import org.inion.bids.SidecarReader;
import org.inion.dsp.Resampling;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.signal.Channel;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.table.Contract;
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
   * @param findings what would be passed over
   */
  record Seen(
      RecordingTask task,
      List<String> channels,
      SampleRate rate,
      double seconds,
      int windows,
      List<Finding> findings)
      implements Probed {

    /** The same, or why it cannot be used, when windows must be as a contract says. */
    Probed in(Contract contract, PreprocessConfig config) {
      Optional<String> misfit =
          ChannelLayout.misfit(channels, contract.channels(), config.channels().missing());
      if (misfit.isEmpty()
          && config.rate().isEmpty()
          && !rate.equals(SampleRate.ofHertz(contract.sampleRateHz()))) {
        misfit =
            Optional.of(
                "Cannot keep the recording's rate: rate must be that of the folder (%s Hz), but"
                        .formatted(contract.sampleRateHz())
                    + " was %s. Set resample.rate, or leave the recording out.".formatted(rate));
      }
      Where where = Where.file(task.recording().file().path());
      return misfit.<Probed>map(why -> new Refused(task, "channels", where.says(why))).orElse(this);
    }
  }

  /** A rule leaves it out. */
  record Excluded(RecordingTask task, Exclusions.Rule rule) implements Probed {}

  /** It cannot. */
  record Refused(RecordingTask task, String stage, String error) implements Probed {
    Outcome.Rejected outcome() {
      return Outcome.Rejected.of(task, stage, error);
    }
  }

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
          task,
          channels.stream().map(Channel::name).toList(),
          rate,
          open.seconds(),
          windows,
          open.findings());
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
