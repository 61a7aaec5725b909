package org.inion.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between the rooms, as the design draws them. */
class RoomsTest {
  private static final String ROOT = "org.inion.";
  private static final String SPARK = "org.apache.spark";
  private static final String JSON = "com.fasterxml.jackson";

  /** What each room may use: other rooms, then packages of libraries. */
  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("signal", List.of()),
              Map.entry("error", List.of()),
              Map.entry("file", List.of()),
              Map.entry("engine", List.of("error", "jdk.incubator.vector")),
              Map.entry("config", List.of("error", "com.typesafe.config")),
              Map.entry(
                  "format", List.of("signal", "error", "file", "engine", "jdk.incubator.vector")),
              Map.entry("bids", List.of("signal", "error", "file", JSON)),
              Map.entry("dsp", List.of("signal", "error", "engine", "jdk.incubator.vector")),
              Map.entry("window", List.of("signal", "error")),
              Map.entry("accelerator", List.of("error", "config", "ai.djl")),
              Map.entry("model", List.of("file", "config", "error", "ai.djl")),
              Map.entry(
                  "batch",
                  List.of(
                      "file",
                      "window",
                      "table",
                      "stage",
                      "engine",
                      "error",
                      "org.apache.arrow",
                      "jdk.incubator.vector",
                      SPARK)),
              Map.entry(
                  "train",
                  List.of(
                      "file",
                      "window",
                      "task",
                      "model",
                      "batch",
                      "accelerator",
                      "table",
                      "metric",
                      "evaluate",
                      "report",
                      "config",
                      "error",
                      JSON,
                      "ai.djl")),
              Map.entry(
                  "predict",
                  List.of(
                      "signal", "file", "window", "batch", "table", "stage", "model", "metric",
                      "config", "error", "ai.djl", SPARK)),
              Map.entry(
                  "export",
                  List.of(
                      "file",
                      "task",
                      "model",
                      "table",
                      "train",
                      "metric",
                      "evaluate",
                      "report",
                      "config",
                      "error")),
              Map.entry(
                  "submit",
                  List.of(
                      "signal",
                      "file",
                      "window",
                      "table",
                      "batch",
                      "model",
                      "train",
                      "export",
                      "metric",
                      "evaluate",
                      "report",
                      "error",
                      JSON,
                      "ai.djl")),
              Map.entry(
                  "task", List.of("signal", "file", "bids", "window", "metric", "config", "error")),
              Map.entry(
                  "baseline",
                  List.of("file", "bids", "window", "config", "task", "metric", "error")),
              Map.entry(
                  "table",
                  List.of(
                      "signal",
                      "window",
                      "error",
                      JSON,
                      "org.apache.parquet",
                      "org.apache.hadoop.conf")),
              Map.entry("metric", List.of("error")),
              Map.entry(
                  "demo",
                  List.of("file", "table", "train", "metric", "evaluate", "report", "error", JSON)),
              Map.entry("report", List.of("table", "metric", "error")),
              Map.entry(
                  "evaluate", List.of("table", "metric", "report", "bids", "file", "error", JSON)),
              Map.entry(
                  "stage",
                  List.of(
                      "error",
                      "org.apache.spark",
                      "scala.runtime",
                      "scala.collection",
                      "scala.reflect")),
              Map.entry(
                  "simulate",
                  List.of("signal", "error", "file", "config", "format", "bids", "stage", JSON))));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.inion");

  @Test
  void eachRoomUsesOnlyWhatItMay() {
    MAY_USE.forEach(
        (room, others) -> {
          List<String> allowed = new ArrayList<>(List.of("java..", "javax.."));
          allowed.add(ROOT + room + "..");
          others.forEach(other -> allowed.add((isLibrary(other) ? other : ROOT + other) + ".."));
          classes()
              .that()
              .resideInAPackage(ROOT + room + "..")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(allowed.toArray(String[]::new))
              .check(CLASSES);
        });
  }

  private static boolean isLibrary(String name) {
    return name.contains(".") || name.equals("scala");
  }

  @Test
  void nothingUsesTheJobs() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "job..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "job..")
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyIngestAndJobsKnowHadoopsFileSystems() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "ingest..", ROOT + "job..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hadoop.fs..")
        .check(CLASSES);
  }

  @Test
  void onlyTheRunnerOfModelsKnowsDjl() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "model..")
        .and()
        .resideOutsideOfPackage(ROOT + "model.run..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void onlyTheSourceBehindSparkKnowsSpark() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "batch..")
        .and()
        .resideOutsideOfPackage(ROOT + "batch.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SPARK + "..", ROOT + "stage..")
        .check(CLASSES);
  }

  @Test
  void theFilesOfARunKnowNeitherDjlNorArrow() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "train.record..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "org.apache.arrow..", ROOT + "model..", ROOT + "batch..")
        .check(CLASSES);
  }

  @Test
  void onlyVectorRoomsUseTheIncubator() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".vector..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector..")
        .check(CLASSES);
  }

  @Test
  void noRoomHoldsEverybodysLeftovers() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..", "..misc..")
        .check(CLASSES);
  }

  @Test
  void everyRoomSaysWhatItIsFor() throws IOException {
    Path rooms = Path.of("src/main/java/org/inion");
    List<String> silent = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(rooms)) {
      for (Path folder : (Iterable<Path>) folders.filter(Files::isDirectory)::iterator) {
        if (holdsClasses(folder) && !Files.exists(folder.resolve("package-info.java"))) {
          silent.add(folder.toString());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void noFileIsLongerThanThreeHundredLines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file :
          (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
        long lines = Files.readAllLines(file).size();
        if (lines > 300) {
          tooLong.add(file + " (" + lines + ")");
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static boolean holdsClasses(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    }
  }
}
