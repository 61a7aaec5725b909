package org.inion.model.augment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;

/**
 * Which channel lies opposite to which.
 *
 * <p>Of the systems 10-20, 10-10 and 10-5, an odd number lies left, the even number after it right,
 * z between. Names of the 129-channel HydroCel net are looked up.
 *
 * <p><b>Source</b>: Oostenveld 2001, doi 10.1016/S1388-2457(00)00527-7; the table's first lines.
 */
public final class Mirror {
  private static final String TABLE = "/org/inion/model/augment/net-129-mirror.tsv";
  private static final Pattern AROUND = Pattern.compile("^eeg[ _]|-(ref|le|avg)$|\\.+$");
  private static final Pattern MIDDLE = Pattern.compile("[a-z]+z");
  private static final Pattern SIDE = Pattern.compile("([a-df-z][a-z]*)([1-9][0-9]?)(h?)");
  private static final Pattern NET = Pattern.compile("e([0-9]+)");

  /** The net with 64 channels has the same names up to this number, at other places. */
  private static final int SMALLER_NET = 65;

  private Mirror() {}

  /**
   * For each channel, the place of its mirror image; its own for those in the middle.
   *
   * @throws BadSetupException with every channel that has none
   */
  public static List<Integer> of(List<String> names) {
    List<String> plain = names.stream().map(Mirror::plain).toList();
    Function<String, Optional<String>> rule =
        plain.stream().anyMatch(name -> NET.matcher(name).matches())
            ? net(plain)
            : Mirror::byNumber;
    List<Integer> mirror = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      Optional<String> other = rule.apply(plain.get(i));
      int place = other.map(plain::indexOf).orElse(-1);
      mirror.add(place);
      if (place < 0 || plain.indexOf(plain.get(i)) != i) {
        without.add(names.get(i));
      }
    }
    if (!without.isEmpty()) {
      throw bad(
          "each channel must have its mirror image among the channels, or lie in the middle, but these have none: "
              + without.stream().limit(10).collect(Collectors.joining(", "))
              + (without.size() > 10 ? " and %d more".formatted(without.size() - 10) : ""));
    }
    boolean moves = false;
    for (int i = 0; i < mirror.size(); i++) {
      moves |= mirror.get(i) != i;
    }
    if (!moves) {
      throw bad("there must be a pair of channels, but all lie in the middle: " + names);
    }
    return mirror;
  }

  private static String plain(String name) {
    return AROUND.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("");
  }

  private static Optional<String> byNumber(String name) {
    if (MIDDLE.matcher(name).matches()) {
      return Optional.of(name);
    }
    Matcher side = SIDE.matcher(name);
    if (!side.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(side.group(2));
    int other = number % 2 == 1 ? number + 1 : number - 1;
    return Optional.of(side.group(1) + other + side.group(3));
  }

  private static Function<String, Optional<String>> net(List<String> plain) {
    int highest =
        plain.stream()
            .map(NET::matcher)
            .filter(Matcher::matches)
            .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
            .max()
            .orElse(0);
    if (highest <= SMALLER_NET) {
      throw bad(
          "names such as E1 must be of the net with 128 channels, but none is above E%d, as on the smaller net"
              .formatted(SMALLER_NET));
    }
    Map<String, String> table = table();
    return name -> Optional.ofNullable(table.get(name));
  }

  private static Map<String, String> table() {
    Map<String, String> table = new HashMap<>();
    for (String line : text().lines().toList()) {
      if (!line.startsWith("#") && !line.startsWith("name")) {
        String[] cells = line.toLowerCase(Locale.ROOT).split("\t", -1);
        table.put(cells[0], cells[1]);
      }
    }
    // The reference has a number too.
    table.put("e129", "e129");
    return table;
  }

  private static String text() {
    try (InputStream in = Mirror.class.getResourceAsStream(TABLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BadSetupException bad(String problem) {
    return new BadSetupException(
        "[augment.channel-symmetry] Cannot exchange left and right: %s. Choose other channels, or leave it off (probability = 0)."
            .formatted(problem));
  }
}
