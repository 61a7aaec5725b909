package org.inion.dsp.reference;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inion.error.Where;

/** What EEG channels are referred to. */
public sealed interface Reference extends Serializable {

  /**
   * Refers every channel to this reference, in place; sums are made in float64.
   *
   * <p><b>Shape</b>: {@code signal[channels][≥ samples]}, in the order of the names. <b>Unit</b>:
   * any, the same for all.
   *
   * @param where the recording, for messages
   * @param bad names of the channels that are bad, flat ones among them
   * @throws org.inion.error.BadDataException when the reference cannot be made of these channels
   */
  void apply(Where where, List<String> names, Set<String> bad, float[][] signal, int samples);

  /**
   * The mean of the channels that are not bad. A recording reference that is declared as such is
   * zero throughout but measured like the others: it takes part unless it is named among the bad.
   * Bad channels are referred to the mean as well.
   */
  record Average() implements Reference {
    private static final long serialVersionUID = 1L;

    @Override
    public void apply(
        Where where, List<String> names, Set<String> bad, float[][] signal, int samples) {
      int[] good = ChannelPositions.positionsWithout(names, bad);
      if (good.length == 0) {
        throw where.bad(
            ("Cannot make the average reference: good EEG channels must be at least 1, but were 0 of"
                    + " %d. Loosen artifact.bad-channel, or set reference.kind = none.")
                .formatted(names.size()));
      }
      MeanOfChannels.subtract(signal, samples, names.size(), good);
    }
  }

  /**
   * The mean of named channels, one or more, whether they are bad or not.
   *
   * @param channels at least one, none twice
   */
  record Named(List<String> channels) implements Reference {
    private static final long serialVersionUID = 1L;

    public Named {
      channels = List.copyOf(channels);
      if (channels.isEmpty() || new HashSet<>(channels).size() < channels.size()) {
        throw new IllegalArgumentException(
            "Invalid reference: must be one or more channels, none twice, but was " + channels);
      }
    }

    @Override
    public void apply(
        Where where, List<String> names, Set<String> bad, float[][] signal, int samples) {
      int[] positions = ChannelPositions.positions(where, names, channels);
      MeanOfChannels.subtract(signal, samples, names.size(), positions);
    }
  }

  /** The signal stays as it was recorded. */
  record None() implements Reference {
    private static final long serialVersionUID = 1L;

    @Override
    public void apply(
        Where where, List<String> names, Set<String> bad, float[][] signal, int samples) {
      // as it was recorded
    }
  }
}
