package org.inion.table;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands the values of a row to Parquet, column by column. */
final class RowWriteSupport extends WriteSupport<Object[]> {
  private final Schema schema;
  private final Map<String, String> notes;
  private RecordConsumer consumer;

  RowWriteSupport(Schema schema, Map<String, String> notes) {
    this.schema = schema;
    this.notes = notes;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema.parquet(), notes);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Object[] row) {
    consumer.startMessage();
    for (int i = 0; i < row.length; i++) {
      Column column = schema.columns().get(i);
      if (row[i] != null) {
        consumer.startField(column.name(), i);
        add(column.kind(), row[i]);
        consumer.endField(column.name(), i);
      } else if (column.presence() == Column.Presence.REQUIRED) {
        throw new IllegalStateException("Column \"" + column.name() + "\" has no value");
      }
    }
    consumer.endMessage();
  }

  private void add(Column.Kind kind, Object value) {
    switch (kind) {
      case STRING -> consumer.addBinary(Binary.fromString((String) value));
      case INT -> consumer.addInteger((Integer) value);
      case LONG -> consumer.addLong((Long) value);
      case DOUBLE -> consumer.addDouble((Double) value);
      case FLOAT -> consumer.addFloat((Float) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case BINARY -> consumer.addBinary(Binary.fromReusedByteArray((byte[]) value));
      case FLOATS -> addFloats((float[]) value);
      case STRINGS -> addStrings((List<?>) value);
    }
  }

  private void addFloats(float[] values) {
    consumer.startGroup();
    if (values.length > 0) {
      consumer.startField("list", 0);
      for (float value : values) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addFloat(value);
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }

  private void addStrings(List<?> values) {
    consumer.startGroup();
    if (!values.isEmpty()) {
      consumer.startField("list", 0);
      for (Object value : values) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addBinary(Binary.fromString((String) value));
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }
}
