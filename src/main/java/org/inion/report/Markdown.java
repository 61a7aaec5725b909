package org.inion.report;

import java.util.List;

/** A page of Markdown, written from top to bottom. */
public final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** A paragraph, or a heading. */
  public void line(String sentence) {
    text.append(sentence).append("\n\n");
  }

  /** A list with dots. */
  public void list(List<String> sentences) {
    sentences.forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    text.append('\n');
  }

  /** A table; each row has as many cells as the head. */
  public void table(List<String> head, List<List<String>> rows) {
    row(head);
    text.append("|---".repeat(head.size())).append("|\n");
    rows.forEach(this::row);
    text.append('\n');
  }

  /** A table of two columns that needs no head: what, and how it is. */
  public void facts(List<List<String>> rows) {
    table(List.of("", ""), rows);
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** What was written. */
  @Override
  public String toString() {
    return text.toString();
  }
}
