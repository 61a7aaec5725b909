package org.inion.ingest;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inion.error.BadSetupException;
import org.inion.signal.ChannelType;

/**
 * Which channels make the signal.
 *
 * @param types that enter it
 * @param names in their order; empty for those that most recordings have
 * @param missing what happens to a recording that lacks one
 */
record ChannelRules(Set<ChannelType> types, List<String> names, Missing missing)
    implements Serializable {

  /** What happens to a recording that lacks a channel. */
  enum Missing {
    /** It is rejected. */
    REJECT,
    /** The channel is zero and counts as bad. */
    ZERO_FILL
  }

  ChannelRules {
    types = Set.copyOf(types);
    names = List.copyOf(names);
    if (types.isEmpty() || types.contains(ChannelType.OTHER)) {
      throw new BadSetupException(
          "Cannot use \"channels.types\": it must name types of BIDS, such as [EEG, EOG].");
    }
    Set<String> once = new HashSet<>();
    for (String name : names) {
      if (!once.add(name)) {
        throw new BadSetupException(
            "Cannot use \"channels.names\": it must name each channel once, but names \""
                + name
                + "\" twice. Remove one.");
      }
    }
  }
}
