package org.inion.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inion.TestSpark;

/**
 * What a command did.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record JobCall(int exit, String out, String err) {

  /** Runs a command in this process, on the suite's Spark session. */
  public static synchronized JobCall of(String... arguments) {
    TestSpark.session();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      int exit = Inion.run(arguments);
      return new JobCall(
          exit,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The last line of standard output. */
  public JsonNode json() throws IOException {
    List<String> lines = out.lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  /** The lines that say why the job ended. */
  public List<String> errors() {
    return err.lines().filter(line -> line.startsWith("error: ")).map(l -> l.substring(7)).toList();
  }

  /** The lines that say which recordings were rejected. */
  public List<String> rejected() {
    return err.lines()
        .filter(line -> line.startsWith("rejected: "))
        .map(line -> line.substring(10))
        .toList();
  }
}
