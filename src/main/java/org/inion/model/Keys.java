package org.inion.model;

import java.util.List;
import java.util.Locale;
import org.inion.config.Settings;

/**
 * The keys of one network. A value that cannot be read is noted by the settings and replaced by one
 * that no rule of a network objects to.
 *
 * @param settings of all keys
 * @param section that holds those of the network, such as {@code model.eegnet}
 */
record Keys(Settings settings, String section) {

  /** A whole number. */
  int count(String name) {
    return settings.count(key(name));
  }

  /** A probability, written in per cent. */
  double share(String name) {
    double share = settings.share(key(name));
    return settings.isSound(key(name)) ? share : 0;
  }

  /** A frequency. */
  double hertz(String name) {
    double hertz = settings.hertz(key(name));
    return settings.isSound(key(name)) ? hertz : 1;
  }

  /** One of a few words, in the order of an enumeration's values. */
  <E extends Enum<E>> E choice(String name, Class<E> type) {
    List<E> values = List.of(type.getEnumConstants());
    List<String> words = values.stream().map(Keys::word).toList();
    return values.get(words.indexOf(settings.choice(key(name), words)));
  }

  /** The word for a value: {@code ONE_CHANNEL} is {@code one-channel}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String key(String name) {
    return section + "." + name;
  }
}
