package org.inion.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.inion.table.Column.Kind;
import org.junit.jupiter.api.Test;

class WindowColumnsTest {
  static final Schema SMALL =
      new Schema(
          "small",
          List.of(
              Column.required("name", Kind.STRING, ""), Column.optional("value", Kind.DOUBLE, "")));

  @Test
  void namesDifferEvenWithoutCase() {
    assertThat(WindowColumns.SCHEMA.columns())
        .extracting(column -> column.name().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
    assertThat(WindowColumns.SCHEMA.columns())
        .allSatisfy(column -> assertThat(column.meaning()).isNotBlank());
  }

  @Test
  void furtherColumnsStandAtTheEnd() {
    Schema more = SMALL.with(List.of(Column.optional("site", Kind.STRING, "")));
    assertThat(more.position("site")).isEqualTo(2);
    assertThat(more.position("name")).isZero();
    assertThat(SMALL.columns()).hasSize(2);
  }

  @Test
  void aNameThatIsTakenOrUnknownIsAFault() {
    assertThatThrownBy(() -> SMALL.with(List.of(Column.optional("name", Kind.STRING, ""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"name\"");
    assertThatThrownBy(() -> SMALL.position("nme")).hasMessageContaining("No column \"nme\"");
  }

  @Test
  void theSchemaIsWhatParquetWrites() {
    assertThat(SMALL.parquet().toString())
        .contains("required binary name (STRING);")
        .contains("optional double value;");
  }
}
