package org.inion.simulate.head;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The 129 electrodes of the net: E1 to E128, and Cz, the reference, last. Directions on a sphere,
 * approximate.
 */
public final class Net {
  /** How many electrodes there are. */
  public static final int ELECTRODES = 129;

  /** The reference. */
  public static final int CZ = ELECTRODES - 1;

  private static final String RESOURCE = "/org/inion/simulate/net-129.tsv";
  private static final List<String> NAMES = new ArrayList<>();
  private static final List<Point> PLACES = new ArrayList<>();

  static {
    for (String line : text().lines().toList()) {
      if (!line.startsWith("#") && !line.startsWith("name")) {
        String[] cells = line.split("\t", -1);
        NAMES.add(cells[0]);
        PLACES.add(
            new Point(
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]))
                .unit());
      }
    }
  }

  private Net() {}

  /** In the order of the channels. */
  public static List<String> names() {
    return List.copyOf(NAMES);
  }

  /** Direction of an electrode. */
  public static Point place(int electrode) {
    return PLACES.get(electrode);
  }

  /** The electrodes other than Cz within an angle of one of them, itself among them. */
  public static List<Integer> within(int electrode, double radians) {
    List<Integer> near = new ArrayList<>();
    for (int e = 0; e < CZ; e++) {
      if (place(e).dot(place(electrode)) > StrictMath.cos(radians)) {
        near.add(e);
      }
    }
    return near;
  }

  private static String text() {
    try (InputStream in = Net.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
