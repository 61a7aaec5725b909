package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;
import org.inion.file.LocalFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers rely on, of whatever file system. */
class HadoopFilesTest {
  @TempDir Path folder;
  private FileTree files;
  private FileTree elsewhere;

  @BeforeEach
  void write() throws IOException {
    FaultyFileSystem.heal();
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.faulty.impl", FaultyFileSystem.class.getName());
    files = new HadoopFiles(Hadoop.configuration(hadoop));
    elsewhere = new HadoopFiles(hadoop);
    Files.write(folder.resolve("b.edf"), new byte[] {1, 2, 3, 4, 5});
    Files.createDirectory(folder.resolve("a"));
  }

  @Test
  void listsAsTheLocalTreeDoes() throws IOException {
    assertThat(files.list(folder.toString())).isEqualTo(new LocalFiles().list(folder.toString()));
    assertThat(files.find(folder + "/b.edf")).isEqualTo(new LocalFiles().find(folder + "/b.edf"));
    assertThat(files.find(folder + "/c.edf")).isEmpty();
    assertThat(files.list(folder + "/")).hasSize(2);
  }

  @Test
  void keepsTheSchemeOfAnotherFileSystem() throws IOException {
    assertThat(elsewhere.list("faulty:" + folder))
        .extracting(FileEntry::path)
        .containsExactly("faulty:" + folder + "/a", "faulty:" + folder + "/b.edf");
    assertThat(files.list("file:" + folder))
        .extracting(FileEntry::path)
        .containsExactly("file:" + folder + "/a", "file:" + folder + "/b.edf");
  }

  @Test
  void aPathWithoutAFolderBeginsWhereTheJobWasBegun() throws IOException {
    Configuration shipped = Hadoop.configuration(new Configuration(false));
    assertThat(shipped.get(Hadoop.FOLDER)).isEqualTo(System.getProperty("user.dir"));
    shipped.set(Hadoop.FOLDER, folder.toString());
    FileTree there = new HadoopFiles(Hadoop.configuration(shipped));
    assertThat(there.list("a")).isEmpty();
    assertThat(there.find("b.edf")).map(FileEntry::path).contains("b.edf");
    try (SeekableByteChannel channel = there.open("b.edf")) {
      assertThat(channel.size()).isEqualTo(5);
    }
    assertThat(there.find(folder + "/b.edf")).isPresent();
  }

  @Test
  void aLinkThatLeadsNowhereIsListed() throws IOException {
    Files.createSymbolicLink(folder.resolve("c.edf"), Path.of("nowhere"));
    assertThat(files.list(folder.toString()))
        .extracting(FileEntry::name)
        .containsExactly("a", "b.edf", "c.edf");
    assertThatThrownBy(() -> files.open(folder + "/c.edf").close())
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aFolderThatIsNotThereSaysSo() {
    assertThatThrownBy(() -> files.list(folder + "/none"))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> elsewhere.list("faulty:" + folder + "/none"))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aChannelSeeksAndReadsIntoAnyBuffer() throws IOException {
    try (SeekableByteChannel channel = elsewhere.open("faulty:" + folder + "/b.edf")) {
      assertThat(channel.size()).isEqualTo(5);
      ByteBuffer direct = ByteBuffer.allocateDirect(2);
      assertThat(channel.position(3).read(direct)).isEqualTo(2);
      assertThat(direct.get(0)).isEqualTo((byte) 4);
      assertThat(channel.position()).isEqualTo(5);
      assertThat(channel.read(ByteBuffer.allocate(1))).isNegative();
      // A channel may stand behind the end, and finds nothing there.
      assertThat(channel.position(99).read(ByteBuffer.allocate(1))).isNegative();
      ByteBuffer part = ByteBuffer.allocate(4).position(1).limit(3);
      channel.position(0).read(part);
      assertThat(part.array()).containsExactly(0, 1, 2, 0);
      assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
    }
  }
}
