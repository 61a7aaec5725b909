package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTableTest {
  private static final Where FILE = Where.file("t.tsv");

  private static List<List<String>> cells(TextTable table) {
    return table.rows().stream().map(TextTable.Row::cells).toList();
  }

  @Test
  void tsvReadsAnyLineEndsAndLeavesEmptyLinesAtTheEndOut() {
    TextTable table = TextTable.tsv(FILE, "a\tb\r\n1\t2\n 3 \t\r\n\r\n\n");
    assertThat(table.columns()).containsExactly("a", "b");
    assertThat(cells(table)).containsExactly(List.of("1", "2"), List.of("3", ""));
    assertThat(table.rows().get(1).line()).isEqualTo(3);
  }

  @Test
  void readsFilesWithAByteOrderMark(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("t.tsv"), "\uFEFFonset\n1\n");
    assertThat(TextTable.tsv(new LocalFiles(), file.toString()).columns()).containsExactly("onset");
    assertThat(TextTable.tsv(FILE, "\uFEFFonset\n1\n").columns()).containsExactly("onset");
    assertThat(TextTable.csv(FILE, "\uFEFFonset\n1\n").columns()).containsExactly("onset");
  }

  @Test
  void naAndEmptyCellsAreMissing() {
    TextTable table = TextTable.tsv(FILE, "a\tb\tc\td\nn/a\t\tN/A\tx\n");
    assertThat(table.present(table.rows().get(0))).containsExactly(Map.entry("d", "x"));
  }

  @Test
  void aRowOfAnotherLengthIsNamedWithItsLineAndCounts() {
    assertThatThrownBy(() -> TextTable.tsv(FILE, "a\tb\n1\t2\n3\t4\t5\n"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[t.tsv, line 3] Cannot read the table: a row must have as many cells as there are"
                + " columns, 2, but was 3. Write n/a where a value is missing.");
  }

  @Test
  void anEmptyLineInTheMiddleIsARowOfAnotherLength() {
    assertThatThrownBy(() -> TextTable.tsv(FILE, "a\tb\n\n3\t4\n"))
        .hasMessageStartingWith("[t.tsv, line 2] Cannot read the table:");
  }

  @Test
  void anEmptyFileIsNoTable() {
    assertThatThrownBy(() -> TextTable.tsv(FILE, "\n\n"))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "[t.tsv] Cannot read the table: the first line must name the columns, but the file is"
                + " empty. Write the column names, or remove the file.");
  }

  @Test
  void eachColumnHasANameOfItsOwn() {
    assertThatThrownBy(() -> TextTable.tsv(FILE, "a\tb\ta\n"))
        .hasMessage(
            "[t.tsv, line 1] Cannot read the table: each column must have a name of its own, but"
                + " was \"a\" twice. Rename the column.");
    assertThatThrownBy(() -> TextTable.tsv(FILE, "a\t\n"))
        .hasMessageContaining("but was \"\". Rename");
  }

  @Test
  void aColumnThatMustBeThereIsNamedTogetherWithThoseThatAre() {
    TextTable table = TextTable.tsv(FILE, "a\tb\n");
    assertThatThrownBy(() -> table.require("onset", "read the events", "Add it."))
        .hasMessage(
            "[t.tsv, field \"onset\"] Cannot read the events: the column must be there, but the"
                + " columns are a, b. Add it.");
  }

  @Test
  void rfc4180_2_5to7_quotedCellsHoldCommasQuotesAndLineEnds() {
    TextTable table =
        TextTable.csv(FILE, "a,b\r\n\"x,y\",\"say \"\"hi\"\"\r\nthere\"\r\n\n1, 2 \n");
    assertThat(cells(table))
        .containsExactly(List.of("x,y", "say \"hi\"\r\nthere"), List.of("1", "2"));
    assertThat(table.rows().stream().map(TextTable.Row::line)).containsExactly(2, 5);
  }

  @Test
  void aQuoteThatIsNotClosedIsNamedWithTheLineOnWhichItOpens() {
    assertThatThrownBy(() -> TextTable.csv(FILE, "a,b\n1,\"x\ny\n"))
        .hasMessage(
            "[t.tsv, line 2] Cannot read the table: a quoted cell must be closed, but the file"
                + " ends. Add \".");
    assertThatThrownBy(() -> TextTable.csv(FILE, "a,b\n1,\"x\"y\n"))
        .hasMessageContaining("line 2] Cannot read the table: a comma must follow a quoted cell");
  }

  @Property(tries = 200)
  void whatIsWrittenWithQuotesIsReadBack(
      @ForAll @Size(min = 1, max = 5) List<@Size(value = 3) List<String>> rows) {
    String text =
        "a,b,c\r\n"
            + rows.stream()
                .map(
                    row -> row.stream().map(TextTableTest::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
    assertThat(cells(TextTable.csv(FILE, text))).isEqualTo(rows);
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
