package org.inion.table;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file behind a channel, wherever it lies.
 *
 * @param bytes size of the file
 * @param opener opens it from its first byte, each time it is asked
 */
public record ChannelInputFile(long bytes, Opener opener) implements InputFile {

  /** Opens a file. */
  public interface Opener {
    SeekableByteChannel open() throws IOException;
  }

  @Override
  public long getLength() {
    return bytes;
  }

  /** As parquet-mr puts it into its messages; which file it is, stands in front of them. */
  @Override
  public String toString() {
    return "it";
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return new ChannelStream(opener.open());
  }
}
