package org.inion.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Takes the values of a row from Parquet's pages, column by column; the counterpart of {@link
 * RowWriteSupport} for columns of single values, bytes and lists of numbers. One array holds every
 * row in turn. What parquet-mr has for rows of any depth costs several times as much.
 */
final class RowDecoder {
  private final MessageType projection;
  private final String writtenBy;
  private final Object[] row;
  private final List<Field> fields = new ArrayList<>();
  private final List<ColumnReader> readers = new ArrayList<>();

  /**
   * @param schema of a row
   * @param projection the columns of the schema that are taken, as this file has them
   * @param writtenBy the program, as this file says
   */
  RowDecoder(Schema schema, MessageType projection, String writtenBy) {
    this.projection = projection;
    this.writtenBy = writtenBy;
    row = new Object[schema.columns().size()];
    for (ColumnDescriptor column : projection.getColumns()) {
      String name = column.getPath()[0];
      int place = schema.position(name);
      boolean optional = projection.getType(name).isRepetition(Type.Repetition.OPTIONAL);
      fields.add(
          switch (schema.columns().get(place).kind()) {
            case STRING -> new TextField(row, place);
            case BINARY -> new BytesField(row, place);
            case FLOATS -> new ListField(row, place, optional);
            default -> new Field(row, place);
          });
    }
  }

  /**
   * Goes on with a row group.
   *
   * <p><b>Throws</b> {@link ParquetDecodingException} when a column has fewer values than rows.
   */
  void begin(PageReadStore pages) {
    ColumnReadStoreImpl store = new ColumnReadStoreImpl(pages, new Leaves(), projection, writtenBy);
    readers.clear();
    for (ColumnDescriptor column : projection.getColumns()) {
      if (pages.getPageReader(column).getTotalValueCount() < pages.getRowCount()) {
        throw new ParquetDecodingException(
            "%s has fewer values than rows".formatted(String.join(".", column.getPath())));
      }
      readers.add(store.getColumnReader(column));
    }
  }

  /** The next row; {@code null} where a value is missing. */
  Object[] next() {
    Arrays.fill(row, null);
    for (int i = 0; i < readers.size(); i++) {
      fields.get(i).take(readers.get(i));
    }
    return row;
  }

  /** Parquet asks for the converter of a leaf level by level: all levels lead to it. */
  private final class Leaves extends GroupConverter {
    @Override
    public Converter getConverter(int field) {
      return fields.get(field).levels();
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  /** A number. */
  private static class Field extends PrimitiveConverter {
    final Object[] row;
    final int place;

    Field(Object[] row, int place) {
      this.row = row;
      this.place = place;
    }

    /** From the top of the column to this. */
    Converter levels() {
      return this;
    }

    void take(ColumnReader values) {
      if (values.getCurrentDefinitionLevel() == values.getDescriptor().getMaxDefinitionLevel()) {
        values.writeCurrentValueToConverter();
      }
      values.consume();
    }

    @Override
    public void addInt(int value) {
      row[place] = value;
    }

    @Override
    public void addLong(long value) {
      row[place] = value;
    }

    @Override
    public void addDouble(double value) {
      row[place] = value;
    }

    @Override
    public void addFloat(float value) {
      row[place] = value;
    }

    @Override
    public void addBoolean(boolean value) {
      row[place] = value;
    }
  }

  /** Decodes each word of a dictionary once. */
  private static final class TextField extends Field {
    private String[] words = new String[0];

    TextField(Object[] row, int place) {
      super(row, place);
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      words = new String[dictionary.getMaxId() + 1];
      for (int i = 0; i < words.length; i++) {
        words[i] = dictionary.decodeToBinary(i).toStringUsingUTF8();
      }
    }

    @Override
    public void addValueFromDictionary(int word) {
      row[place] = words[word];
    }

    @Override
    public void addBinary(Binary value) {
      row[place] = value.toStringUsingUTF8();
    }
  }

  /** Gives the bytes where they lie. */
  private static final class BytesField extends Field {
    BytesField(Object[] row, int place) {
      super(row, place);
    }

    @Override
    public void addBinary(Binary value) {
      row[place] = StoredBytes.of(value.toByteBuffer());
    }
  }

  /** The three levels of a Parquet list: the list, its repeated group, the element. */
  private static final class ListField extends Field {
    private final boolean optional;
    private float[] values = new float[0];
    private int count;

    ListField(Object[] row, int place, boolean optional) {
      super(row, place);
      this.optional = optional;
    }

    @Override
    Converter levels() {
      return group(group(this));
    }

    private static GroupConverter group(Converter inner) {
      return new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return inner;
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
      };
    }

    @Override
    void take(ColumnReader elements) {
      boolean missing = optional && elements.getCurrentDefinitionLevel() == 0;
      count = 0;
      do {
        super.take(elements);
      } while (elements.getCurrentRepetitionLevel() > 0);
      row[place] = missing ? null : Arrays.copyOf(values, count);
    }

    @Override
    public void addFloat(float value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, Math.max(16, 2 * count));
      }
      values[count++] = value;
    }
  }
}
