package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inion.table.Column;
import org.inion.table.PredictionColumns;
import org.inion.table.Schema;
import org.inion.table.WindowColumns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * What the pages repeat of the code is what the code says. With {@code -Dinion.docs=write} the
 * pages are written anew instead of compared.
 */
class DocumentationTest {
  private static final Path DOCS = Path.of("docs");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

  @Test
  void columnsOfTheWindowsTableAreThoseOfTheCode() throws IOException {
    check("reference/windows-table.md", "columns", columns(WindowColumns.SCHEMA));
  }

  @Test
  void columnsOfThePredictionsTableAreThoseOfTheCode() throws IOException {
    check("reference/predictions-table.md", "predictions", columns(PredictionColumns.SCHEMA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "preprocess",
        "inspect",
        "split",
        "trials",
        "baseline",
        "evaluate",
        "simulate",
        "train",
        "export",
        "predict",
        "doctor",
        "submit",
        "profile-batches"
      })
  void optionsAreThoseOfTheHelp(String job) throws IOException {
    CommandLine help = Inion.commands().getSubcommands().get(job);
    check("reference/jobs.md", job, "```\n" + help.getUsageMessage().strip() + "\n```");
  }

  @ParameterizedTest
  @CsvSource({
    "preprocess, keys",
    "simulate, keys of simulate",
    "train, keys of train",
    "augment, keys of augment",
    "accelerator, keys of accelerator",
    "export, keys of export",
    "predict, keys of predict"
  })
  void configurationKeysAreThoseOfConf(String job, String mark) throws IOException {
    String conf = Files.readString(Path.of("conf/" + job + ".conf")).strip();
    check("reference/configuration.md", mark, "```hocon\n" + conf + "\n```");
  }

  @ParameterizedTest
  @CsvSource({
    "task, task.conf",
    "hbn, datasets/hbn.conf",
    "response-time, tasks/response-time.conf",
    "externalizing, tasks/externalizing.conf",
    "age, tasks/age.conf",
    "sex, tasks/sex.conf",
    "column, tasks/column.conf"
  })
  void tasksAreThoseOfConf(String mark, String file) throws IOException {
    String conf = Files.readString(Path.of("conf").resolve(file)).strip();
    check("reference/task-configuration.md", mark, "```hocon\n" + conf + "\n```");
  }

  @Test
  void keysOfNetworksAreThoseOfConf() throws IOException {
    String conf = Files.readString(Path.of("conf/model.conf")).strip();
    check("reference/model-configuration.md", "model", "```hocon\n" + conf + "\n```");
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String target = link.group(1);
        Path from = page.toAbsolutePath().getParent();
        if (!target.contains("://") && !Files.exists(from.resolve(target))) {
          dead.add(page + ": " + target);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void theIndexNamesEveryPage() throws IOException {
    String index = Files.readString(DOCS.resolve("README.md"));
    List<String> missing = new ArrayList<>();
    try (Stream<Path> files = Files.walk(DOCS)) {
      for (Path page : (Iterable<Path>) files::iterator) {
        String name = DOCS.relativize(page).toString().replace('\\', '/');
        if (name.endsWith(".md")
            && !name.endsWith("README.md")
            && !index.contains("](" + name + ")")) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).as("pages that docs/README.md does not link").isEmpty();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> files = Files.walk(DOCS)) {
      files.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  private static String columns(Schema schema) {
    return "| column | type | |\n|---|---|---|\n"
        + schema.columns().stream().map(DocumentationTest::row).collect(Collectors.joining("\n"));
  }

  private static String row(Column column) {
    String type =
        switch (column.kind()) {
          case FLOATS -> "array of float";
          case STRINGS -> "array of string";
          default -> column.kind().name().toLowerCase(Locale.ROOT);
        };
    String missing = column.presence() == Column.Presence.OPTIONAL ? ", null" : "";
    return "| `" + column.name() + "` | " + type + missing + " | " + column.meaning() + " |";
  }

  /** Compares what stands between two marks of a page, or writes it there. */
  private static void check(String page, String mark, String expected) throws IOException {
    Path file = DOCS.resolve(page);
    String text = Files.readString(file);
    String begin = "<!-- " + mark + ": from the code -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("\n<!-- end of " + mark + " -->");
    assertThat(text.indexOf(begin)).as("mark of %s in %s", mark, page).isNotNegative();
    if ("write".equals(System.getProperty("inion.docs"))) {
      Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
    } else {
      assertThat(text.substring(from, to))
          .as("%s of %s; mvn test -Dtest=DocumentationTest -Dinion.docs=write", mark, page)
          .isEqualTo(expected);
    }
  }
}
