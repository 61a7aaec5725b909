package org.inion.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.inion.TableRows;
import org.inion.error.BadDataException;
import org.inion.table.SignalEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The adapter to DJL's extension, compiled against classes that stand in for the extension's: the
 * published artifact itself takes no part.
 */
class DjlPredictorTest {
  private static final int BATCH = 7;

  @TempDir Path folder;

  @Test
  void predictsWhatThePipelineStageDoes() throws Exception {
    Path model = model();
    Dataset<Row> windows = windows(SignalEncoding.FLOAT32);
    List<Row> expected =
        new WindowPredictor()
            .setModelUrl(model.toString())
            .transform(windows)
            .select("recording_id", "window_index", "prediction")
            .collectAsList();
    List<Row> predicted =
        adapted(model, windows)
            .select("recording_id", "window_index", "prediction")
            .collectAsList();
    assertThat(predicted).hasSameSizeAs(expected).hasSizeGreaterThan(2 * BATCH);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(predicted.get(i).getString(0)).isEqualTo(expected.get(i).getString(0));
      assertThat(predicted.get(i).getInt(1)).isEqualTo(expected.get(i).getInt(1));
      assertThat(predicted.get(i).getDouble(2))
          .isCloseTo(expected.get(i).getDouble(2), within(1e-5));
    }
  }

  @Test
  void refusesWindowsOfAnotherEncoding() throws Exception {
    Path model = model();
    Dataset<Row> windows = windows(SignalEncoding.INT16);
    assertThatThrownBy(() -> adapted(model, windows))
        .hasRootCauseInstanceOf(BadDataException.class)
        .rootCause()
        .hasMessageStartingWith(
            "[signal] Cannot predict: a window must have 1024 bytes, float32 of the model's channels and samples (4, 64), but has 512.");
  }

  private Path model() throws IOException {
    return Files.write(
        Files.createDirectory(folder.resolve("model")).resolve("age.pt"),
        TestModels.age(1).bytes());
  }

  private Dataset<Row> windows(SignalEncoding encoding) throws IOException {
    Path windows =
        TestWindows.of(TestModels.CHANNELS, TestModels.SAMPLES)
            .encoded(encoding)
            .write(folder.resolve("windows"));
    return TableRows.read(windows.toString());
  }

  @SuppressWarnings("unchecked")
  private Dataset<Row> adapted(Path model, Dataset<Row> windows) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {compiled().toUri().toURL()}, getClass().getClassLoader())) {
      Class<?> adapter = loader.loadClass("org.inion.predict.djl.DjlPredictor");
      Class<?> theirs = loader.loadClass("ai.djl.spark.task.binary.BinaryPredictor");
      Object predictor = adapter.getMethod("of", Path.class, int.class).invoke(null, model, BATCH);
      return (Dataset<Row>)
          adapter.getMethod("predict", theirs, Dataset.class).invoke(null, predictor, windows);
    }
  }

  private Path compiled() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<Path> sources = new ArrayList<>();
    for (String root : List.of("src/djl-spark/java", "src/test/djl-spark")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      String classPath =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      boolean good =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-cp", classPath, "-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(good).as(said.toString()).isTrue();
    }
    return classes;
  }
}
