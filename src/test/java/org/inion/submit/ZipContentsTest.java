package org.inion.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips from anywhere, by their files alone. */
class ZipContentsTest {
  @TempDir private Path folder;
  private Path unpacked;

  @BeforeEach
  void makeFolder() throws IOException {
    unpacked = Files.createDirectory(folder.resolve("unpacked"));
  }

  @Test
  void takesTheThreeFilesAndUnpacksThem() throws IOException {
    assertThat(found(OddZip.good())).isEmpty();
    assertThat(Files.readAllBytes(unpacked.resolve("submission.py")))
        .isEqualTo(SubmissionZip.script());
    assertThat(names()).hasSize(3);
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    assertThat(found(OddZip.good().without("weights_challenge_2.pt")))
        .containsExactly(
            "[z.zip, rule names] Cannot submit: the zip must hold submission.py, weights_challenge_1.pt and weights_challenge_2.pt, but there is no weights_challenge_2.pt at its top level");
  }

  @Test
  void refusesAFolderAroundTheFiles() throws IOException {
    OddZip zip =
        OddZip.good().without("submission.py").with("mine/", "").with("mine/submission.py", "");
    assertThat(found(zip))
        .satisfiesExactly(
            one -> assertThat(one).contains("rule names").contains("no submission.py"),
            one -> assertThat(one).contains("rule flat").contains("mine/, mine/submission.py"));
  }

  @Test
  void refusesWhatElseLiesThere() throws IOException {
    assertThat(found(OddZip.good().with("notes\u001b[31m.txt", "").with("__MACOSX/._a", "")))
        .satisfiesExactly(
            one -> assertThat(one).contains("rule flat").contains("__MACOSX/._a"),
            one -> assertThat(one).contains("rule nothing-else").contains("notes?[31m.txt"));
  }

  @Test
  void leavesNothingOutsideItsFolder() throws IOException {
    assertThat(found(OddZip.good().with("../escaped.py", "").with("..\\escaped.py", "")))
        .singleElement()
        .asString()
        .contains("rule flat")
        .contains("../escaped.py");
    assertThat(folder.resolve("escaped.py")).doesNotExist();
    assertThat(names()).isEmpty();
  }

  @Test
  void refusesANameThatIsThereTwice() throws IOException {
    byte[] bytes = OddZip.good().with("submission.px", "another").bytes();
    assertThat(found(OddZip.replaced(bytes, "submission.px", "submission.py")))
        .singleElement()
        .asString()
        .contains("rule nothing-else")
        .contains("a second submission.py");
  }

  @Test
  void refusesWhatIsNoZip() throws IOException {
    for (byte[] bytes : List.of(new byte[0], new byte[] {1, 2, 3}, new byte[400])) {
      assertThat(found(bytes)).singleElement().asString().contains("rule zip");
    }
    byte[] good = OddZip.good().bytes();
    assertThat(found(java.util.Arrays.copyOf(good, good.length - 30)))
        .singleElement()
        .asString()
        .contains("rule zip");
  }

  @Test
  void refusesAScriptThatUnpacksToMuch() throws IOException {
    assertThat(found(OddZip.good().with("submission.py", new byte[10_000_001])))
        .containsExactly(
            "[z.zip, rule size] Cannot submit: a model must fit into the 20 GB of the challenge's GPU, submission.py into 10 MB, but submission.py has 10,000,001 bytes unpacked. Make it smaller");
  }

  @Test
  void refusesBytesThatAreNotThoseThatWereZipped() throws IOException {
    byte[] noise = new byte[1000];
    new Random(1).nextBytes(noise);
    byte[] bytes = OddZip.good().with("weights_challenge_1.pt", noise).bytes();
    String marker = new String(noise, 100, 20, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] damaged = OddZip.replaced(bytes, marker, "twenty other letters");
    assertThat(damaged).as("noise is stored as it is").isNotEqualTo(bytes);
    assertThat(found(damaged)).singleElement().asString().contains("rule zip").contains("damaged");
  }

  /** Whatever bytes are changed: a finding or none, and never a fault of ours. */
  @Test
  void bearsAnyDamage() throws IOException {
    byte[] good = OddZip.good().bytes();
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = good.clone();
      for (int n = 0; n <= i % 4; n++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      refused += found(bytes).isEmpty() ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(300);
  }

  private List<String> found(OddZip zip) throws IOException {
    return found(zip.bytes());
  }

  private List<String> found(byte[] zip) throws IOException {
    Path file = Files.write(folder.resolve("z.zip"), zip);
    return ZipContents.unpack(file, unpacked).stream()
        .map(one -> one.line(file.getFileName()))
        .toList();
  }

  private List<Path> names() throws IOException {
    try (Stream<Path> files = Files.list(unpacked)) {
      return files.toList();
    }
  }
}
