package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.inion.signal.Channel;
import org.inion.signal.Event;
import org.inion.signal.Recording;
import org.inion.signal.SampleRate;
import org.inion.signal.Segment;
import org.inion.signal.SignalSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every reader of recordings must hold to. A format extends it with a file of its own. */
public abstract class RecordingContract {
  /** Segments may touch: a cut may leave no time out, or it is not known how much. */
  private static final double ROUNDING_SECONDS = 1e-9;

  private Recording recording;

  /** A recording of some seconds with at least two channels of one rate. */
  protected abstract Recording open() throws IOException;

  @BeforeEach
  void openRecording() throws IOException {
    recording = open();
  }

  @AfterEach
  void closeRecording() throws IOException {
    recording.close();
  }

  @Test
  void namesAreUnique() {
    assertThat(recording.channels()).extracting(Channel::name).doesNotHaveDuplicates();
  }

  @Test
  void everyChannelHasSamples() {
    assertThat(recording.channels()).hasSizeGreaterThan(1).allMatch(c -> c.samples() > 0);
  }

  @Test
  void eventsComeByOnset() {
    assertThat(recording.events()).isSortedAccordingTo(Comparator.comparing(Event::onsetSeconds));
  }

  @Test
  void segmentsCoverTheStoredSamplesOfEveryChannel() {
    for (Channel channel : recording.channels()) {
      long next = 0;
      for (Segment segment : recording.segments()) {
        assertThat(segment.firstSample(channel.rate())).isEqualTo(next);
        next = segment.stopSampleExclusive(channel.rate());
      }
      assertThat(next).isEqualTo(channel.samples());
    }
  }

  @Test
  void segmentsDoNotOverlapInTime() {
    List<Segment> segments = recording.segments();
    assertThat(segments.get(0).onsetSeconds()).isZero();
    for (int i = 1; i < segments.size(); i++) {
      Segment before = segments.get(i - 1);
      double endSeconds = before.onsetSeconds() + before.lengthSeconds();
      assertThat(segments.get(i).onsetSeconds()).isGreaterThan(endSeconds - ROUNDING_SECONDS);
    }
  }

  @Test
  void spansEqualTheSamePartOfTheWhole() throws IOException {
    int[] channels = channelsOfOneRate();
    float[][] whole = readWhole(channels);
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      int start = random.nextInt(whole[0].length);
      int length = random.nextInt(whole[0].length - start + 1);
      float[][] span = new float[channels.length][length + 3];
      recording.read(channels, start, length, span, 3);
      for (int c = 0; c < channels.length; c++) {
        float[] expected = new float[length + 3];
        System.arraycopy(whole[c], start, expected, 3, length);
        assertThat(span[c]).isEqualTo(expected);
      }
    }
  }

  @Test
  void channelsComeInTheOrderThatIsAskedFor() throws IOException {
    int[] channels = channelsOfOneRate();
    int[] backwards =
        IntStream.range(0, channels.length).map(i -> channels[channels.length - 1 - i]).toArray();
    float[][] whole = readWhole(channels);
    float[][] reversed = readWhole(backwards);
    for (int c = 0; c < channels.length; c++) {
      assertThat(reversed[channels.length - 1 - c]).isEqualTo(whole[c]);
    }
  }

  @Test
  void aSegmentIsASourceOfItsOwn() throws IOException {
    int[] channels = channelsOfOneRate();
    float[][] whole = readWhole(channels);
    for (Segment segment : recording.segments()) {
      SignalSource source = recording.source(channels, segment);
      int length = (int) source.samples() - 1;
      float[][] values = new float[channels.length][length];
      source.read(1, length, values, 0);
      int first = (int) segment.firstSample(source.rate()) + 1;
      for (int c = 0; c < channels.length; c++) {
        float[] expected = new float[length];
        System.arraycopy(whole[c], first, expected, 0, length);
        assertThat(values[c]).isEqualTo(expected);
      }
    }
  }

  @Test
  void anEmptySpanLeavesTheTargetAlone() throws IOException {
    float[][] target = {{7}};
    recording.read(new int[] {0}, 0, 0, target, 0);
    assertThat(target[0]).containsExactly(7);
  }

  @Test
  void refusesSpansBeyondTheEnds() {
    int[] first = {0};
    long samples = recording.channels().get(0).samples();
    float[][] target = new float[1][2];
    assertThatThrownBy(() -> recording.read(first, samples - 1, 2, target, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> recording.read(first, -1, 1, target, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void cannotBeReadAfterItWasClosed() throws IOException {
    recording.close();
    int samples = (int) recording.channels().get(0).samples();
    float[][] target = new float[1][samples];
    assertThatThrownBy(() -> recording.read(new int[] {0}, 0, samples, target, 0))
        .isInstanceOf(IOException.class);
  }

  private int[] channelsOfOneRate() {
    SampleRate rate = recording.channels().get(0).rate();
    return IntStream.range(0, recording.channels().size())
        .filter(i -> recording.channels().get(i).rate().equals(rate))
        .toArray();
  }

  private float[][] readWhole(int[] channels) throws IOException {
    int samples = (int) recording.channels().get(channels[0]).samples();
    float[][] whole = new float[channels.length][samples];
    recording.read(channels, 0, samples, whole, 0);
    return whole;
  }
}
