package org.inion.submit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inion.batch.Batch;
import org.inion.batch.BatchOrder;
import org.inion.batch.BatchStream;
import org.inion.batch.FolderFiles;
import org.inion.batch.Prefetch;
import org.inion.batch.SubjectSides;
import org.inion.batch.Target;
import org.inion.batch.WindowBatches;
import org.inion.batch.WindowFilter;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.metric.Bootstrap;
import org.inion.metric.Interval;
import org.inion.metric.NormalizedRmse;
import org.inion.metric.Pairs;
import org.inion.metric.Subjects;
import org.inion.signal.ChannelNames;
import org.inion.table.Contract;
import org.inion.table.ModelContract;
import org.inion.train.FolderFacts;

/** Scores a model on a windows folder: every window of a side that has a label. */
final class WindowsScorer {
  private static final int BATCH = 64;
  private static final Bootstrap INTERVALS = new Bootstrap(1000, 1, 0.95);

  private final AskedModel model;
  private final ModelContract.Input input;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param input what the model says that it takes
   */
  WindowsScorer(AskedModel model, ModelContract.Input input) {
    this.model = model;
    this.input = input;
  }

  /** What was found on the way. */
  List<Finding> findings() {
    return findings;
  }

  /**
   * Predicts and scores.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the windows are not what the model takes, or
   * none has a label.
   *
   * @throws RuleBreach when a prediction is none that the challenge could score
   */
  SideScore score(Path folder, Side side) throws IOException, RuleBreach {
    WindowFilter filter = WindowFilter.ALL;
    if (side.split().isPresent()) {
      filter = filter.of(SubjectSides.read(folder).subjects(side.split().get()));
    }
    List<Target> label = List.of(Target.number(model.challenge().target()));
    try (WindowBatches windows = WindowBatches.open(folder, filter, label)) {
      requireFits(windows.contract(), folder);
      int count = Math.toIntExact(windows.index().windows());
      if (count == 0) {
        throw new BadSetupException(
            Where.file(folder.toString())
                .says(
                    "Cannot score: a window of side %s must have a %s, but none has. Give other windows, or another --side"
                        .formatted(side.key(), model.challenge().target())));
      }
      double[] labels = new double[count];
      float[] predictions = new float[count];
      int[] subjects = new int[count];
      int at = 0;
      try (BatchStream batches =
          new Prefetch(windows.epoch(0, BATCH, windows.whole(), BatchOrder.AS_STORED), 2)) {
        for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
          try (Batch batch = next.get()) {
            float[] predicted = predict(batch, windows.contract().samples());
            for (int i = 0; i < batch.size(); i++, at++) {
              labels[at] = batch.labels()[i];
              predictions[at] = predicted[i];
              subjects[at] = batch.subjects()[i];
            }
          }
        }
      }
      return score(folder, side, labels, predictions, subjects);
    }
  }

  private SideScore score(
      Path folder, Side side, double[] labels, float[] predictions, int[] subjects)
      throws IOException {
    if (predictions.length > 1 && DrawnWindows.areSame(predictions)) {
      findings.add(
          Finding.warning(
              Rule.CONSTANT,
              "%s predicts %s for all %d windows of %s"
                  .formatted(
                      model.challenge().words(), predictions[0], predictions.length, folder)));
    }
    double[] numbers = new double[predictions.length];
    java.util.Arrays.setAll(numbers, i -> predictions[i]);
    Pairs pairs = Pairs.of(labels, numbers);
    int most = java.util.Arrays.stream(subjects).max().orElseThrow() + 1;
    Subjects of = Subjects.of(subjects, most);
    NormalizedRmse nrmse = new NormalizedRmse();
    Interval interval = INTERVALS.intervals(List.of(nrmse), pairs, of).get(0);
    return new SideScore(
        folder,
        side,
        FolderFacts.of(FolderFiles.local(folder)).origin(),
        labels.length,
        of.count(),
        nrmse.of(pairs),
        interval);
  }

  /** The mean over the crops that the model is for. */
  private float[] predict(Batch batch, int samples) throws IOException, RuleBreach {
    int[] starts = starts(samples - input.samples());
    double[] sums = new double[batch.size()];
    for (int start : starts) {
      float[] predicted = model.predict(crop(batch, samples, start), batch.size());
      for (int i = 0; i < sums.length; i++) {
        sums[i] += predicted[i];
      }
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (sums[i] / starts.length);
    }
    return means;
  }

  private int[] starts(int room) {
    if (input.crops() == 1) {
      return new int[] {room / 2};
    }
    int[] starts = new int[input.crops()];
    java.util.Arrays.setAll(starts, i -> (int) Math.round((double) room * i / (input.crops() - 1)));
    return starts;
  }

  private ByteBuffer crop(Batch batch, int samples, int start) {
    int series = batch.size() * input.channels().size();
    int bytes = input.samples() * Float.BYTES;
    ByteBuffer whole = batch.signals().duplicate();
    ByteBuffer crops = ByteBuffer.allocateDirect(series * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < series; i++) {
      crops.put(whole.slice((i * samples + start) * Float.BYTES, bytes));
    }
    return crops.flip();
  }

  private void requireFits(Contract windows, Path folder) {
    List<String> differences = new ArrayList<>();
    if (!windows.channels().equals(input.channels())) {
      differences.add(
          "channels %s, in this order, but were %s"
              .formatted(
                  ChannelNames.brief(input.channels()), ChannelNames.brief(windows.channels())));
    }
    if (windows.sampleRateHz() != input.sampleRateHz()) {
      differences.add(
          "%s Hz, but were %s Hz".formatted(input.sampleRateHz(), windows.sampleRateHz()));
    }
    if (windows.samples() < input.samples()) {
      differences.add(
          "at least %d samples long, but were %d".formatted(input.samples(), windows.samples()));
    }
    if (!windows.unit().equals(input.unit())) {
      differences.add("in %s, but were in %s".formatted(input.unit(), windows.unit()));
    }
    if (!differences.isEmpty()) {
      throw new BadSetupException(
          differences.stream()
              .map(
                  one ->
                      Where.file(folder.toString())
                          .says(
                              "Cannot score %s: windows must be of %s. Preprocess with --preset challenge"
                                  .formatted(model.challenge().words(), one)))
              .toList());
    }
  }
}
