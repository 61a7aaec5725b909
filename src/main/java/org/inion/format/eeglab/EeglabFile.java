package org.inion.format.eeglab;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inion.error.Where;
import org.inion.format.ChannelNames;
import org.inion.format.ReadPolicies;
import org.inion.format.bytes.FrameReader;
import org.inion.format.bytes.SampleReader;
import org.inion.format.matlab.MatFiles;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;

/**
 * A dataset of EEGLAB, opened.
 *
 * <p>Opening reads all but the samples; those too where they are inside of a compressed file of
 * version 5. Not for use by several threads at once.
 */
public final class EeglabFile implements Recording {
  private final Where where;
  private final SampleData samples;
  private final SampleReader frames;
  private final List<Channel> channels;
  private final List<Event> events;
  private final List<Segment> segments;
  private final SortedMap<String, Integer> repairs;

  EeglabFile(Dataset dataset, SampleData samples, ReadPolicies policies, Where where)
      throws IOException {
    this.where = where;
    this.samples = samples;
    double[] gains = new double[dataset.channels()];
    Arrays.fill(gains, 1);
    this.frames = new FrameReader(samples.bytes(), samples.coding(), dataset.channels(), gains);
    this.repairs = new TreeMap<>(samples.repairs());
    this.channels = channels(dataset, policies);
    Events found = Events.of(dataset, where);
    this.events = found.events();
    this.segments = segments(dataset, found.starts());
    countRepair(Events.WITHOUT_LATENCY, found.withoutLatency());
    countRepair(Events.WITHOUT_TYPE, found.withoutType());
  }

  @Override
  public List<Channel> channels() {
    return channels;
  }

  /** {@inheritDoc} Onsets count stored samples: what a boundary left out is not in them. */
  @Override
  public List<Event> events() {
    return events;
  }

  /** {@inheritDoc} Each trial is one, and each stretch between boundaries. */
  @Override
  public List<Segment> segments() {
    return segments;
  }

  @Override
  public SortedMap<String, Integer> repairs() {
    return Collections.unmodifiableSortedMap(repairs);
  }

  @Override
  public void read(int[] channelNumbers, long start, int length, float[][] target, int offset)
      throws IOException {
    if (start < 0 || length < 0 || start + length > samples.samples()) {
      throw new IndexOutOfBoundsException(
          "Invalid span: must lie in 0 … "
              + samples.samples()
              + ", but was "
              + start
              + " … "
              + (start + length));
    }
    if (!samples.channel().isOpen()) {
      throw new ClosedChannelException();
    }
    MatFiles.guarded(
        where.field("EEG.data"),
        () -> {
          frames.read(channelNumbers, start, length, target, offset);
          return length;
        });
  }

  @Override
  public void close() throws IOException {
    samples.channel().close();
  }

  private List<Channel> channels(Dataset dataset, ReadPolicies policies) throws IOException {
    Channels found = Channels.of(dataset, where);
    ChannelNames names = ChannelNames.of(found.labels(), policies.duplicateLabels(), where);
    countRepair(ChannelNames.RENAMED, names.renamed());
    List<Channel> list = new ArrayList<>();
    for (int i = 0; i < dataset.channels(); i++) {
      list.add(
          new Channel(
              names.names().get(i),
              found.types().get(i),
              Channels.unit(found.types().get(i)),
              dataset.rate(),
              samples.samples()));
    }
    return List.copyOf(list);
  }

  private List<Segment> segments(Dataset dataset, Set<Long> boundaries) {
    TreeSet<Long> starts = new TreeSet<>(boundaries);
    for (int trial = 1; trial < dataset.trials(); trial++) {
      starts.add(trial * dataset.points());
    }
    starts.add(samples.samples());
    SampleRate rate = dataset.rate();
    List<Segment> list = new ArrayList<>();
    long from = 0;
    for (long to : starts) {
      if (to > from && to <= samples.samples()) {
        double onset = rate.secondsAt(from);
        list.add(new Segment(onset, onset, rate.secondsAt(to - from)));
        from = to;
      }
    }
    return List.copyOf(list);
  }

  private void countRepair(String name, int times) {
    if (times > 0) {
      repairs.merge(name, times, Integer::sum);
    }
  }
}
