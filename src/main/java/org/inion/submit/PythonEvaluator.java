package org.inion.submit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.model.run.ModelOutput;

/**
 * A submission in a Python with torch, run as the challenge does: one model in memory at a time.
 */
final class PythonEvaluator implements Closeable {
  private static final int TAKE = 0;
  private static final int PREDICT = 1;

  private final Process process;
  private final OutputStream requests;
  private final InputStream answers;
  private final Path log;
  private final String torch;

  private PythonEvaluator(Process process, Path log, Path python) throws IOException {
    this.process = process;
    this.requests = process.getOutputStream();
    this.answers = new BufferedInputStream(process.getInputStream());
    this.log = log;
    JsonNode greeting = answer();
    if (!greeting.has("torch")) {
      process.destroy();
      throw refused(python, said(greeting));
    }
    this.torch = greeting.get("torch").asText();
  }

  /**
   * Starts a Python.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it is none, or has no torch.
   *
   * @param submission folder of the unpacked files, and of nothing else
   * @param work another folder, for what is needed besides
   */
  static PythonEvaluator start(Path python, Path submission, Path work) throws IOException {
    Path script = Files.write(work.resolve("evaluator.py"), SubmissionZip.evaluator());
    Path log = work.resolve("python.log");
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), script.toString(), submission.toString())
            .directory(submission.toFile())
            .redirectError(log.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw refused(python, e.getMessage());
    }
    return new PythonEvaluator(process, log, python);
  }

  private static BadSetupException refused(Path python, String reason) {
    return new BadSetupException(
        Where.file("--python")
            .says(
                "Cannot run the submission: %s must be a Python with torch, but: %s. Name another"
                    .formatted(python, reason)));
  }

  /** Version of its torch. */
  String torch() {
    return torch;
  }

  /** Takes the model of a challenge; the one before is gone. */
  ChallengePredictor take(Challenge challenge) throws IOException, RuleBreach {
    send(TAKE, challenge.number(), new byte[0]);
    JsonNode answer = answer();
    if (answer.has("error")) {
      throw new RuleBreach(
          Finding.refused(
              Rule.METHODS,
              "%s() fails in Python, torch %s: %s"
                  .formatted(challenge.method(), torch, said(answer))));
    }
    return new Taken(challenge);
  }

  private final class Taken implements ChallengePredictor {
    private final Challenge challenge;

    Taken(Challenge challenge) {
      this.challenge = challenge;
    }

    @Override
    public ModelOutput output(ByteBuffer windows, int size) throws IOException, RuleBreach {
      byte[] bytes = new byte[windows.remaining()];
      windows.duplicate().get(bytes);
      send(PREDICT, size, bytes);
      JsonNode answer = answer();
      if (answer.has("error")) {
        throw new RuleBreach(
            Finding.refused(
                Rule.INPUT,
                "%s fails at [%d, 129, 200] in Python: %s"
                    .formatted(challenge.words(), size, said(answer))));
      }
      List<Long> shape = new ArrayList<>();
      answer.get("shape").forEach(number -> shape.add(number.asLong()));
      String type = answer.get("type").asText();
      long count = shape.stream().reduce(1L, (a, b) -> a * b);
      return new ModelOutput(
          shape, type, type.equals("float32") ? floats(Math.toIntExact(count)) : new float[0]);
    }

    @Override
    public String name() {
      return "Python";
    }

    @Override
    public void close() {
      // The next model takes its place.
    }
  }

  private void send(int kind, int number, byte[] bytes) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try {
      requests.write(head.putInt(kind).putInt(number).array());
      requests.write(bytes);
      requests.flush();
    } catch (IOException e) {
      throw ended(e);
    }
  }

  private float[] floats(int count) throws IOException {
    byte[] bytes = answers.readNBytes(count * Float.BYTES);
    if (bytes.length < count * Float.BYTES) {
      throw ended(null);
    }
    float[] values = new float[count];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  private JsonNode answer() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = answers.read(); b != '\n'; b = answers.read()) {
      if (b < 0) {
        throw ended(null);
      }
      line.write(b);
    }
    return new ObjectMapper().readTree(line.toByteArray());
  }

  private static String said(JsonNode answer) {
    return ZipContents.printable(answer.path("error").asText());
  }

  /** It was killed, or the submission ended it. */
  private IOException ended(Throwable cause) throws IOException {
    List<String> lines =
        Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
    return new IOException(
        "[--python] Cannot run the submission: Python must answer, but ended: "
            + ZipContents.printable(last),
        cause);
  }

  @Override
  public void close() throws IOException {
    try {
      requests.close();
    } catch (IOException e) {
      // It has ended already.
    }
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    answers.close();
  }
}
