package org.inion.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.inion.batch.WindowIndex.Part;
import org.inion.batch.WindowIndex.Row;

/**
 * Which windows an epoch sees how often, and in which order the files are read. Decided by the seed
 * and the epoch alone.
 *
 * @param parts in the order of reading, without those of which nothing is wanted
 */
record EpochPlan(List<PartPlan> parts) {

  /**
   * A file's share of an epoch.
   *
   * @param part the file
   * @param copies how often each of its rows is seen
   */
  @SuppressWarnings("ArrayRecordComponent")
  record PartPlan(Part part, int[] copies) {
    /** The rows that are not seen at all. */
    BitSet unwanted() {
      BitSet unwanted = new BitSet(copies.length);
      for (int i = 0; i < copies.length; i++) {
        unwanted.set(i, copies[i] == 0);
      }
      return unwanted;
    }

    /** Behind the last row that is seen. */
    int end() {
      return unwanted().previousClearBit(copies.length - 1) + 1;
    }
  }

  /** Number of windows that the epoch sees. */
  long windows() {
    long sum = 0;
    for (PartPlan part : parts) {
      for (int copies : part.copies()) {
        sum += copies;
      }
    }
    return sum;
  }

  static EpochPlan of(WindowIndex index, BatchOrder order, int epoch) {
    Groups groups = order.balance().groups(index);
    double[] shares = groups.shares();
    SplittableRandom random = order.random(epoch);
    List<PartPlan> parts = new ArrayList<>();
    for (Part part : index.files()) {
      int[] copies = copies(part, groups, shares, random);
      if (Arrays.stream(copies).anyMatch(n -> n > 0)) {
        parts.add(new PartPlan(part, copies));
      }
    }
    if (order.shuffle() == BatchOrder.Shuffle.YES) {
      Collections.shuffle(parts, new Random(random.nextLong()));
    }
    return new EpochPlan(List.copyOf(parts));
  }

  private static int[] copies(Part part, Groups groups, double[] shares, SplittableRandom random) {
    int[] copies = new int[part.rows().size()];
    for (int i = 0; i < copies.length; i++) {
      Row row = part.rows().get(i);
      if (row.wanted()) {
        double share = shares[groups.of(row)];
        copies[i] = (int) share;
        if (random.nextDouble() < share - copies[i]) {
          copies[i]++;
        }
      }
    }
    return copies;
  }
}
