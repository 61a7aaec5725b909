package org.inion.window;

import java.util.stream.IntStream;

/** Where the crops of a window begin that a model is shown. */
public final class CropStarts {
  private CropStarts() {}

  /**
   * The centre for one crop; else evenly spread from the first to the last place.
   *
   * @param room samples that the window has more than the crop
   * @return first samples of the crops; one where there is no room
   */
  public static int[] of(int room, int crops) {
    return crops == 1 || room == 0
        ? new int[] {room / 2}
        : IntStream.range(0, crops)
            .map(crop -> (int) Math.round((double) room * crop / (crops - 1)))
            .toArray();
  }
}
