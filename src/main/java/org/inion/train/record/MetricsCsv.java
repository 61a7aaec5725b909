package org.inion.train.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.error.BadDataException;
import org.inion.error.Where;

/**
 * A history as CSV, a line an epoch. What is read is bit for bit what was written: numbers have as
 * many digits as tell them apart. An empty cell is a value that was not measured, {@code NaN} a
 * score that is not defined.
 */
public final class MetricsCsv {
  private static final List<String> FRONT =
      List.of("epoch", "steps", "windows", "train_loss", "validation_loss");
  private static final List<String> BACK =
      List.of("learning_rate", "gradient_norm", "seconds", "wait_share", "best");
  private static final String WAY_OUT = "Take back the file as training wrote it.";

  private final Where where;

  private MetricsCsv(Where where) {
    this.where = where;
  }

  /** As text. */
  public static String of(RunHistory history) {
    List<String> names = history.scoreNames();
    StringBuilder csv = new StringBuilder(String.join(",", head(names))).append('\n');
    for (EpochRecord epoch : history.epochs()) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(epoch.epoch()));
      cells.add(String.valueOf(epoch.steps()));
      cells.add(String.valueOf(epoch.windows()));
      cells.add(measured(epoch.trainLoss()));
      cells.add(measured(epoch.validationLoss()));
      for (String name : names) {
        cells.add(epoch.scores().isEmpty() ? "" : String.valueOf(epoch.scores().get(name)));
      }
      cells.add(measured(epoch.learningRate()));
      cells.add(measured(epoch.gradientNorm()));
      cells.add(measured(epoch.seconds()));
      cells.add(measured(epoch.waitShare()));
      cells.add(epoch.standing() == EpochRecord.Standing.BEST_SO_FAR ? "1" : "0");
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  /** Writes it whole or not at all. */
  public static void write(Path file, RunHistory history) {
    WholeFile.write(file, of(history));
  }

  /**
   * Reads what was written.
   *
   * <p><b>Throws</b> {@link BadDataException} where it is absent or a cell is not what it must be.
   */
  public static RunHistory read(Path file) {
    Where where = Where.file(file.toString());
    try {
      return new MetricsCsv(where).history(Files.readAllLines(file));
    } catch (IOException e) {
      throw where.bad(
          "Cannot read: it must be a text file, but was: " + WholeFile.reason(e) + ". " + WAY_OUT,
          e);
    }
  }

  private static List<String> head(List<String> names) {
    List<String> head = new ArrayList<>(FRONT);
    head.addAll(names);
    head.addAll(BACK);
    return head;
  }

  private static String measured(double value) {
    return Double.isNaN(value) ? "" : String.valueOf(value);
  }

  private RunHistory history(List<String> lines) {
    List<String> head = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
    int scores = head.size() - FRONT.size() - BACK.size();
    List<String> names = scores < 0 ? List.of() : head.subList(FRONT.size(), FRONT.size() + scores);
    if (!head.equals(head(names))) {
      throw where
          .line(1)
          .bad(
              "Cannot read: the columns must be %s, scores, %s, but were %s. %s"
                  .formatted(FRONT, BACK, head, WAY_OUT));
    }
    List<EpochRecord> epochs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      epochs.add(epoch(names, head, lines.get(i), where.line(i + 1)));
    }
    try {
      return new RunHistory(epochs);
    } catch (IllegalArgumentException e) {
      throw bad(where, "epochs", "numbered upwards", e.getMessage());
    }
  }

  private static EpochRecord epoch(List<String> names, List<String> head, String text, Where line) {
    String[] cells = text.split(",", -1);
    if (cells.length != head.size()) {
      throw bad(line, "cells", String.valueOf(head.size()), String.valueOf(cells.length));
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      row.put(head.get(i), cells[i]);
    }
    Map<String, Double> scores = new LinkedHashMap<>();
    names.stream()
        .filter(name -> !row.get(name).isEmpty())
        .forEach(name -> scores.put(name, number(row, name, line)));
    try {
      return new EpochRecord(
          (int) whole(row, "epoch", line),
          whole(row, "steps", line),
          whole(row, "windows", line),
          number(row, "train_loss", line),
          number(row, "validation_loss", line),
          scores,
          number(row, "learning_rate", line),
          number(row, "gradient_norm", line),
          number(row, "seconds", line),
          number(row, "wait_share", line),
          standing(row.get("best"), line));
    } catch (IllegalArgumentException e) {
      throw bad(line, "it", "an epoch", e.getMessage());
    }
  }

  private static EpochRecord.Standing standing(String cell, Where line) {
    return switch (cell) {
      case "1" -> EpochRecord.Standing.BEST_SO_FAR;
      case "0" -> EpochRecord.Standing.NOT_BETTER;
      default -> throw bad(line, "best", "0 or 1", cell);
    };
  }

  private static double number(Map<String, String> row, String name, Where line) {
    String cell = row.get(name);
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw bad(line, name, "a number", cell);
    }
  }

  private static long whole(Map<String, String> row, String name, Where line) {
    try {
      return Long.parseLong(row.get(name));
    } catch (NumberFormatException e) {
      throw bad(line, name, "a whole number", row.get(name));
    }
  }

  private static BadDataException bad(Where where, String field, String rule, String was) {
    return where.bad(
        "Cannot read: %s must be %s, but was %s. %s".formatted(field, rule, was, WAY_OUT));
  }
}
