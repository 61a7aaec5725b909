package org.inion.submit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inion.file.StoredZip;

/** The zip that the challenge takes. The same models give the same bytes. */
final class SubmissionZip {
  static final String SCRIPT = "submission.py";

  private static final String EVALUATOR = "evaluator.py";

  /** What a zip may hold: everything of it, and nothing else. */
  static final List<String> NAMES =
      Stream.concat(Stream.of(SCRIPT), Arrays.stream(Challenge.values()).map(Challenge::weights))
          .toList();

  private SubmissionZip() {}

  /** The script of every submission that is made here. */
  static byte[] script() {
    return resource(SCRIPT);
  }

  /** Runs a submission as the challenge does. */
  static byte[] evaluator() {
    return resource(EVALUATOR);
  }

  /** Whether a script is the one of these submissions. */
  static boolean isOurs(String script) {
    return script.equals(new String(script(), StandardCharsets.UTF_8));
  }

  /** A zip without compression, for models do not shrink. */
  static byte[] of(Map<Challenge, byte[]> models) {
    Map<String, byte[]> files = new TreeMap<>(Map.of(SCRIPT, script()));
    models.forEach((challenge, bytes) -> files.put(challenge.weights(), bytes));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      StoredZip.write(files, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static byte[] resource(String name) {
    try (InputStream in = SubmissionZip.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a file of this program
    }
  }
}
