package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HadoopTest {
  private final Configuration hadoop = Hadoop.configuration(new Configuration());

  @Test
  void theLocalDiskHasNoChecksumFiles(@TempDir Path folder) throws IOException {
    var file = new org.apache.hadoop.fs.Path(folder.toUri().getPath(), "part");

    try (FSDataOutputStream out = file.getFileSystem(hadoop).create(file)) {
      out.write(7);
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString())).containsExactly("part");
    }
    try (FSDataInputStream in = file.getFileSystem(hadoop).open(file)) {
      assertThat(in.readAllBytes()).containsExactly(7);
    }
  }

  @Test
  void aFolderThatCannotBeRenamedStaysAsItIs() {
    // Nobody may rename this one, and Hadoop's own way would be to copy it.
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "No Linux");
    var from = new org.apache.hadoop.fs.Path("/proc/sys/kernel/random");
    var to = new org.apache.hadoop.fs.Path("/proc/sys/kernel/inion");
    assertThatThrownBy(() -> from.getFileSystem(hadoop).rename(from, to))
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void foldersAreRenamed(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("a/inside"));
    var from = new org.apache.hadoop.fs.Path(folder.resolve("a").toUri());
    var to = new org.apache.hadoop.fs.Path(folder.resolve("b").toUri());
    assertThat(from.getFileSystem(hadoop).rename(from, to)).isTrue();
    assertThat(folder.resolve("b/inside")).isDirectory();
    assertThat(folder.resolve("a")).doesNotExist();
  }

  /** Linux has a file on a disk that is always full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAnExceptionThatCanBeToldOf(@TempDir Path folder) throws IOException {
    Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    var file = new org.apache.hadoop.fs.Path(full.toString());
    FSDataOutputStream out = file.getFileSystem(hadoop).create(file, true);
    assertThatThrownBy(
            () -> {
              out.write(new byte[1 << 20]);
              out.flush();
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left on device");
  }

  /** The memory of this process cannot be read at 0, as a disk cannot with a broken block. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatCannotBeReadIsAnExceptionOfThatFile() throws IOException {
    try (SeekableByteChannel channel = new HadoopFiles(hadoop).open("/proc/self/mem")) {
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(8)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Input/output error");
    }
  }

  /** What {@code s3a:} asks for before it writes a file. */
  @Test
  void otherFileSystemsCanBufferOnTheLocalDisk() throws IOException {
    assertThat(FileSystem.getLocal(hadoop)).isInstanceOf(BareLocalFiles.class);
  }
}
