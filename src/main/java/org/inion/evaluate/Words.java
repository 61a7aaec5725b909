package org.inion.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A growing column of words, kept as a number each. */
final class Words {
  /** Stands for a word that is not known. */
  static final String UNKNOWN = "unknown";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final IntStream.Builder rows = IntStream.builder();

  int number(String word) {
    return numbers.computeIfAbsent(
        word,
        fresh -> {
          names.add(fresh);
          return names.size() - 1;
        });
  }

  void add(String word) {
    rows.add(number(word));
  }

  Column column() {
    return new Column(List.copyOf(names), rows.build().toArray());
  }

  /** The column when it is whole. */
  static final class Column {
    private final List<String> names;
    private final int[] rows;

    Column(List<String> names, int[] rows) {
      this.names = names;
      this.rows = rows;
    }

    /** The distinct words, by number. */
    List<String> names() {
      return names;
    }

    /** The number of a row's word. */
    int number(int row) {
      return rows[row];
    }
  }
}
