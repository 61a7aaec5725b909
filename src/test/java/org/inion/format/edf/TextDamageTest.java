package org.inion.format.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inion.EdfDamage;
import org.inion.TinyEdf;
import org.inion.format.Covers;
import org.inion.format.Feature;
import org.inion.format.ReadPolicies;
import org.junit.jupiter.api.Test;

/** Files that were changed as if they were text are called so, and files that were cut are not. */
class TextDamageTest {
  private static final ReadPolicies POLICIES = ReadPolicies.DEFAULT;
  private static final int HEADER = 256 * 5;

  /** A long file in which every byte occurs. */
  private static byte[] loud() throws IOException {
    byte[] file = new TinyEdf().seconds(1500).bytes();
    Random random = new Random(7);
    byte[] noise = new byte[file.length - HEADER];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, file, HEADER, noise.length);
    return file;
  }

  private static ThrowingCallable opening(byte[] file) {
    return () -> EdfFile.open(new SeekableInMemoryByteChannel(file), "x.edf", POLICIES).close();
  }

  private static byte[] without(byte[] file, boolean onlyBeforeLineFeeds) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < file.length; i++) {
      boolean pair = i + 1 < file.length && file[i + 1] == '\n';
      if (file[i] != '\r' || (onlyBeforeLineFeeds && !pair)) {
        bytes.write(file[i]);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  @Covers(value = Feature.TEXT_MODE, how = Covers.How.REFUSED)
  void pairsThatBecameLineFeeds() throws IOException {
    assertThatThrownBy(opening(without(loud(), true)))
        .hasMessageContaining("no carriage return in it is followed by a line feed")
        .hasMessageContaining("text mode (CR LF to LF); copy it again in binary mode")
        .message()
        .doesNotContain("drop-last");
  }

  @Test
  void carriageReturnsThatWereTakenAway() throws IOException {
    assertThatThrownBy(opening(without(loud(), false)))
        .hasMessageContaining("it holds line feeds and no carriage return")
        .message()
        .doesNotContain("drop-last");
  }

  @Test
  void bytesThatWereWrittenAsUtf8() throws IOException {
    String latin = new String(loud(), StandardCharsets.ISO_8859_1);
    assertThatThrownBy(opening(latin.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("its bytes above 127 stand as in UTF-8")
        .message()
        .doesNotContain("drop-last");
    String lossy = new String(loud(), StandardCharsets.UTF_8);
    assertThatThrownBy(opening(lossy.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("its bytes above 127 stand as in UTF-8");
  }

  @Test
  void aLoudFileThatWasCutIsNotCalledChanged() throws IOException {
    byte[] whole = loud();
    assertThatCode(opening(whole)).doesNotThrowAnyException();
    assertThatThrownBy(opening(EdfDamage.cut(whole, whole.length - 100)))
        .hasMessageContaining("the last data record must have")
        .hasMessageContaining("drop-last");
  }

  /** Both bytes are frequent in it as low bytes, and never side by side. */
  @Test
  void aQuietFileThatWasCutIsNotCalledChangedEither() throws IOException {
    byte[] quiet = new TinyEdf().seconds(1500).bytes();
    ByteCounts counts = ByteCounts.of(java.nio.ByteBuffer.wrap(quiet), HEADER, 2);
    assertThat(counts.returns()).isGreaterThan(100);
    assertThat(counts.lineFeeds()).isGreaterThan(100);
    assertThatThrownBy(opening(EdfDamage.cut(quiet, quiet.length - 100)))
        .hasMessageContaining("the last data record must have");
  }

  @Test
  void aFileWithoutAWholeDataRecordIsRefusedWithoutTheAdviceToReadNone() throws IOException {
    byte[] whole = new TinyEdf().bytes();
    byte[] none = EdfDamage.field(EdfDamage.cut(whole, HEADER), EdfDamage.RECORDS, "0");
    for (byte[] file : new byte[][] {none, EdfDamage.cut(whole, none.length + 50)}) {
      assertThatThrownBy(opening(file))
          .hasMessageContaining("there must be at least one whole data record of ")
          .message()
          .doesNotContain("drop-last");
    }
  }
}
