package org.inion.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.inion.error.BadDataException;
import org.inion.file.LocalFiles;
import org.inion.signal.Recording;
import org.junit.jupiter.api.Test;

/**
 * The page of coverage: what of each format is read or refused, as the tests show it, and what
 * became of every real file. With {@code -Dinion.docs=write} it is written anew.
 */
class CoverageTest {
  private static final Path PAGE = Path.of("docs/reference/coverage.md");
  private static final String ROOM = "org.inion.format.";

  @Test
  void featuresAreThoseThatTestsShow() throws IOException {
    List<String> formats =
        RecordingFormats.all().formats().stream().map(CoverageTest::room).sorted().toList();
    JavaClasses classes = new ClassFileImporter().importPackages("org.inion.format");
    Map<String, Map<Feature, Set<String>>> shown = new TreeMap<>();
    classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(Covers.class))
        .forEach(method -> add(shown, method));
    StringBuilder table = new StringBuilder("| | " + String.join(" | ", formats) + " |\n|---|");
    table.append("---|".repeat(formats.size()));
    for (Feature feature : Feature.values()) {
      table.append("\n| ").append(feature);
      for (String format : formats) {
        Set<String> how = shown.getOrDefault(format, Map.of()).get(feature);
        assertThat(how == null || !feature.isAbsentIn(format))
            .as("%s of %s is called absent and shown by a test", feature, format)
            .isTrue();
        String cell = feature.isAbsentIn(format) ? "not applicable" : "no test shows it";
        table.append(" | ").append(how == null ? cell : String.join("; ", how));
      }
      table.append(" |");
    }
    Page.check(PAGE, "features", table.toString());
    for (String format : formats) {
      for (Feature feature : Feature.values()) {
        assertThat(feature.isAbsentIn(format) || shown.get(format).containsKey(feature))
            .as("a test of %s shows: %s", format, feature)
            .isTrue();
      }
    }
  }

  @Test
  void everyRealFileIsReadAndComparedOrListedWithItsReason() throws IOException {
    Path root = SharedData.folder().resolve("formats");
    List<Path> files;
    try (Stream<Path> paths = Files.walk(root)) {
      files =
          paths
              .filter(Files::isRegularFile)
              .filter(path -> RecordingFormats.all().read(path.toString()))
              .sorted()
              .toList();
    }
    assertThat(files).hasSizeGreaterThan(40);
    StringBuilder table =
        new StringBuilder("| file | what became of it | compared with |\n|---|---|---|");
    for (Path file : files) {
      table.append("\n| `").append(root.relativize(file)).append("` | ").append(row(file));
    }
    Page.check(PAGE, "files", table.toString());
  }

  private static String row(Path file) throws IOException {
    try (Recording recording = open(file, ReadPolicies.DEFAULT)) {
      return "read | " + compared(file, recording) + " |";
    } catch (BadDataException refused) {
      String reason = refused.getMessage().replaceFirst("^\\[[^]]*] ", "");
      ReadPolicies lenient =
          ReadPolicies.DEFAULT.withTruncatedRecord(ReadPolicies.TruncatedRecord.DROP_LAST);
      try (Recording recording = open(file, lenient)) {
        return "refused: "
            + reason
            + " Read with `read.truncated-record = drop-last` | "
            + compared(file, recording)
            + " |";
      } catch (BadDataException always) {
        return "refused: " + reason + " | |";
      }
    }
  }

  private static Recording open(Path file, ReadPolicies policies) throws IOException {
    return RecordingFormats.all().open(new LocalFiles(), file.toString(), policies);
  }

  /** With every reference that there is; one that cannot be compared is said to be, and why. */
  private static String compared(Path file, Recording recording) throws IOException {
    List<String> with = new ArrayList<>();
    for (Reference reference : Reference.ofOwnRates(name -> file.endsWith(name))) {
      if (reference.file().equals(file)) {
        reference.compareWithNative(recording);
        with.add("edf_native_reference.json");
      }
    }
    for (Reference reference : Reference.mne(name -> file.endsWith(name))) {
      if (reference.file().equals(file)) {
        with.add(reference.compareWhatMneHas(recording));
      }
    }
    assertThat(with).as("references of %s", file).isNotEmpty();
    return String.join(", ", with);
  }

  private static void add(Map<String, Map<Feature, Set<String>>> shown, JavaMethod method) {
    String name = method.getOwner().getPackageName();
    if (name.startsWith(ROOM)) {
      String format = name.substring(ROOM.length()).split("\\.", 2)[0];
      Covers covers = method.getAnnotationOfType(Covers.class);
      for (Feature feature : covers.value()) {
        shown
            .computeIfAbsent(format, any -> new TreeMap<>())
            .computeIfAbsent(feature, any -> new TreeSet<>())
            .add(covers.how().toString());
      }
    }
  }

  private static String room(RecordingFormat format) {
    return format.getClass().getPackageName().substring(ROOM.length()).toLowerCase(Locale.ROOT);
  }
}
