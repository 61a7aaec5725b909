package org.inion.format.eeglab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inion.error.BadDataException;
import org.inion.format.ReadPolicies;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import us.hebi.matlab.mat.format.Mat5;

/** Files that were made to cost a reader its memory or its time. */
class EeglabHostileTest {
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aCompressedBlockInACompressedBlockIsRefused() {
    byte[] twice = Mutation.folded(SetBytes.plain(SetBytes.eeg()), 2);
    refused(twice, "a compressed block must hold a variable, but holds another compressed block");
  }

  @Test
  void samplesThatUnfoldAThousandfoldAreRefused() {
    int points = 20_000_000;
    byte[] sizes = Mutation.unfolded(SetBytes.fields(SetBytes.sizes(3, points, 1, 100)));
    byte[] data = zeros("data", points);
    byte[] all = Arrays.copyOf(sizes, sizes.length + data.length);
    System.arraycopy(data, 0, all, sizes.length, data.length);
    byte[] bomb = Mutation.foldedEach(all);
    assertThat(bomb.length).isLessThan(1 << 20);
    refused(bomb, "memory for its values must be at most");
  }

  @Test
  void aStructOfBillionsOfNothingsIsRefused() {
    byte[] struct = new byte[128 + 8 + 72 + (16 << 20)];
    byte[] head = SetBytes.plain(Mat5.newStruct());
    System.arraycopy(head, 0, struct, 0, 128);
    ByteBuffer into = ByteBuffer.wrap(struct).order(ByteOrder.LITTLE_ENDIAN).position(128);
    into.putInt(14).putInt(struct.length - 136);
    into.putInt(6).putInt(8).putInt(2).putInt(0);
    into.putInt(5).putInt(8).putInt(1).putInt(Integer.MAX_VALUE);
    into.putInt(1).putInt(3).put("EEG\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    into.putShort((short) 5).putShort((short) 4).putInt(8);
    into.putInt(1).putInt(8).put("nothing\0".getBytes(StandardCharsets.US_ASCII));
    refused(Mutation.folded(struct, 1), "a compressed variable must unfold to its end");
  }

  @Test
  void sizesBeyondTheFileAreRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] set = SetBytes.plain(SetBytes.eeg());
    ByteBuffer bytes = ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 128; at + 4 <= set.length; at += 4) {
      int sound = bytes.getInt(at);
      for (int odd : new int[] {Integer.MAX_VALUE, -1, 1 << 28}) {
        bytes.putInt(at, odd);
        bounded(set.length, () -> openAndRead(Map.of(SetBytes.PATH, set)));
      }
      bytes.putInt(at, sound);
    }
  }

  @Test
  void oddNumbersAnywhereInVersion73AreBounded() throws IOException {
    long[] odd = {Long.MAX_VALUE, -1, 1L << 32, 96, 680};
    for (String name : new String[] {"epochs.set", "doubles.set"}) {
      byte[] set = SetBytes.fixture(name);
      ByteBuffer bytes = ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 512; at + 8 <= set.length; at += 8) {
        long sound = bytes.getLong(at);
        bytes.putLong(at, odd[at / 8 % odd.length]);
        bounded(set.length, () -> openAndRead(Map.of(SetBytes.PATH, set)));
        bytes.putLong(at, sound);
      }
    }
  }

  @Test
  void aGroupThatHoldsItselfEverywhereComesToAnEnd() throws IOException {
    byte[] set = SetBytes.fixture("epochs.set");
    for (int at = 512; at + 8 <= set.length; at += 8) {
      if (set[at] == 'T' && set[at + 1] == 'R' && set[at + 2] == 'E' && set[at + 3] == 'E') {
        ByteBuffer tree = ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN);
        tree.put(at + 5, (byte) 9).putShort(at + 6, (short) 32);
        for (int child = 0; child < 32 && at + 40 + 16 * child <= set.length; child++) {
          tree.putLong(at + 32 + 16 * child, at - 512L);
        }
        break;
      }
    }
    refused(set, "");
  }

  private static void refused(byte[] set, String message) {
    bounded(
        set.length,
        () ->
            assertThatThrownBy(() -> openAndRead(Map.of(SetBytes.PATH, set), true))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(message));
  }

  /** Opens and reads; a refusal is as good. */
  private static void openAndRead(Map<String, byte[]> files) throws IOException {
    openAndRead(files, false);
  }

  private static void openAndRead(Map<String, byte[]> files, boolean tell) throws IOException {
    try (EeglabFile file = SetBytes.open(files, ReadPolicies.DEFAULT)) {
      float[][] target = new float[1][1];
      file.read(new int[] {0}, file.channels().get(0).samples() - 1, 1, target, 0);
    } catch (BadDataException e) {
      if (tell) {
        throw e;
      }
    }
  }

  private static void bounded(long fileBytes, ThrowingCallable action) {
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          long before = THREAD.getCurrentThreadAllocatedBytes();
          try {
            action.call();
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
          long taken = THREAD.getCurrentThreadAllocatedBytes() - before;
          assertThat(taken).isLessThan(4 * fileBytes + (64L << 20));
        });
  }

  /** A variable of three channels of zeros, float32. */
  private static byte[] zeros(String name, int points) {
    int bytes = 12 * points;
    ByteBuffer element = ByteBuffer.allocate(64 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    element.putInt(14).putInt(56 + bytes);
    element.putInt(6).putInt(8).putInt(7).putInt(0);
    element.putInt(5).putInt(8).putInt(3).putInt(points);
    element.putInt(1).putInt(name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
    element.position(56).putInt(7).putInt(bytes);
    return element.array();
  }
}
