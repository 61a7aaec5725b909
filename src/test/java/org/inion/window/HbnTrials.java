package org.inion.window;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.inion.signal.Event;

/** Real event files of four HBN-EEG releases, and the trials that someone else found in them. */
record HbnTrials(Map<String, List<Event>> eventsByRecording, List<Map<String, String>> trials) {
  private static final int BLOCK = 512;
  private static final String TASK = "_task-contrastChangeDetection_run-";

  static Path folder() {
    return Path.of(System.getProperty("inion.shared", "../shared/data"), "hbn-text");
  }

  static HbnTrials read(String archive, String release) throws IOException {
    Map<String, List<Event>> events = new HashMap<>();
    try (DataInputStream tar =
        new DataInputStream(
            new GZIPInputStream(Files.newInputStream(folder().resolve(archive)), 1 << 16))) {
      byte[] header = tar.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        String path = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 12), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (path.contains(TASK) && path.endsWith("_events.tsv")) {
          events.put(
              path.substring(path.lastIndexOf('/') + 1).replace("_events.tsv", ""),
              events(new String(content, StandardCharsets.UTF_8)));
        }
        header = tar.readNBytes(BLOCK);
      }
    } catch (EOFException e) {
      throw new IOException("The archive " + archive + " ends too early", e);
    }
    return new HbnTrials(events, trials(release));
  }

  private static String text(byte[] header, int start, int length) {
    String text = new String(header, start, length, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  private static List<Event> events(String tsv) {
    List<String> lines = tsv.lines().toList();
    List<String> names = List.of(lines.get(0).split("\t", -1));
    List<Event> events = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Map<String, String> cells = row(names, line.split("\t", -1));
      events.add(new Event(Double.parseDouble(cells.get("onset")), 0, cells.get("value"), cells));
    }
    return events;
  }

  private static List<Map<String, String>> trials(String release) throws IOException {
    try (BufferedReader csv =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(folder().resolve("ccd_trials_R1-R4.csv.gz"))),
                StandardCharsets.UTF_8))) {
      List<String> names = List.of(csv.readLine().split(",", -1));
      return csv.lines()
          .map(line -> row(names, line.split(",", -1)))
          .filter(row -> row.get("release").equals(release))
          .toList();
    }
  }

  private static Map<String, String> row(List<String> names, String[] cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells[i]);
    }
    return row;
  }

  static String recording(Map<String, String> trial) {
    return trial.get("participant_id") + TASK + trial.get("run");
  }
}
