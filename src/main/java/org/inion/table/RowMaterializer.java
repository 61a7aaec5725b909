package org.inion.table;

import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/**
 * Takes the values of a row from Parquet, column by column; the counterpart of {@link
 * RowWriteSupport} for columns of single values, bytes and lists of numbers. One array holds every
 * row in turn.
 */
final class RowMaterializer extends RecordMaterializer<Object[]> {
  private final RowConverter root;

  /**
   * @param projection the columns of the schema as this file has them
   */
  RowMaterializer(Schema schema, MessageType projection) {
    root = new RowConverter(schema, projection);
  }

  @Override
  public Object[] getCurrentRecord() {
    return root.row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static final class RowConverter extends GroupConverter {
    private final Object[] row;
    private final Converter[] fields;

    RowConverter(Schema schema, MessageType projection) {
      row = new Object[schema.columns().size()];
      fields = new Converter[projection.getFieldCount()];
      for (int i = 0; i < fields.length; i++) {
        int position = schema.position(projection.getFieldName(i));
        fields[i] =
            switch (schema.columns().get(position).kind()) {
              case STRING -> new TextField(row, position);
              case BINARY -> new BytesField(row, position);
              case FLOATS -> new ListField(row, position);
              default -> new NumberField(row, position);
            };
      }
    }

    @Override
    public Converter getConverter(int field) {
      return fields[field];
    }

    @Override
    public void start() {
      Arrays.fill(row, null);
    }

    @Override
    public void end() {}
  }

  private static final class NumberField extends PrimitiveConverter {
    private final Object[] row;
    private final int position;

    NumberField(Object[] row, int position) {
      this.row = row;
      this.position = position;
    }

    @Override
    public void addInt(int value) {
      row[position] = value;
    }

    @Override
    public void addLong(long value) {
      row[position] = value;
    }

    @Override
    public void addDouble(double value) {
      row[position] = value;
    }

    @Override
    public void addFloat(float value) {
      row[position] = value;
    }

    @Override
    public void addBoolean(boolean value) {
      row[position] = value;
    }
  }

  /** Decodes each word of a dictionary once. */
  private static final class TextField extends PrimitiveConverter {
    private final Object[] row;
    private final int position;
    private String[] words = new String[0];

    TextField(Object[] row, int position) {
      this.row = row;
      this.position = position;
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
      row[position] = words[word];
    }

    @Override
    public void addBinary(Binary value) {
      row[position] = value.toStringUsingUTF8();
    }
  }

  /** Gives the bytes where they lie. */
  private static final class BytesField extends PrimitiveConverter {
    private final Object[] row;
    private final int position;

    BytesField(Object[] row, int position) {
      this.row = row;
      this.position = position;
    }

    @Override
    public void addBinary(Binary value) {
      row[position] = value.toByteBuffer();
    }
  }

  /** The three levels of a Parquet list: the list, its repeated group, the element. */
  private static final class ListField extends GroupConverter {
    private final Object[] row;
    private final int position;
    private float[] values = new float[0];
    private int count;

    ListField(Object[] row, int position) {
      this.row = row;
      this.position = position;
    }

    @Override
    public Converter getConverter(int field) {
      return new GroupConverter() {
        @Override
        public Converter getConverter(int inner) {
          return new PrimitiveConverter() {
            @Override
            public void addFloat(float value) {
              if (count == values.length) {
                values = Arrays.copyOf(values, Math.max(16, 2 * count));
              }
              values[count++] = value;
            }
          };
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
      };
    }

    @Override
    public void start() {
      count = 0;
    }

    @Override
    public void end() {
      row[position] = Arrays.copyOf(values, count);
    }
  }
}
