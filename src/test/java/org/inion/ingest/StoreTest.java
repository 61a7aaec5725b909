package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.of(path(""), Hadoop.configuration(new Configuration(false)));
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toString());
  }

  @Test
  void aTextReplacesTheOneBeforeAndLeavesNothingBeside() throws IOException {
    store.write(path("a/b/text"), "one");
    store.write(path("a/b/text"), "zwö");
    assertThat(store.text(path("a/b/text"))).hasValue("zwö");
    assertThat(names("a/b")).containsExactly("text");
  }

  @Test
  void whatIsNotThereIsEmpty() throws IOException {
    assertThat(store.text(path("none"))).isEmpty();
    assertThat(store.json(path("none"), new TypeReference<List<String>>() {})).isEmpty();
    assertThat(store.list(path("none"))).isEmpty();
    assertThat(store.filesBelow(path("none"))).isEmpty();
    store.delete(path("none"));
  }

  @Test
  void jsonComesBack() throws IOException {
    store.writeJson(path("list.json"), List.of("x", "y"));
    assertThat(store.json(path("list.json"), new TypeReference<List<String>>() {}))
        .hasValue(List.of("x", "y"));
  }

  @Test
  void filesAreFoundInAllFoldersBelow() throws IOException {
    store.write(path("a/1"), "");
    store.write(path("a/b/c/2"), "");
    assertThat(store.filesBelow(path("a")))
        .extracting(org.apache.hadoop.fs.Path::getName)
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void whatIsMissingCannotBeMoved() {
    assertThatThrownBy(() -> store.move(path("none"), path("there")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void noChecksumFilesLieAmongTheParts() throws IOException {
    store.write(path("part-x"), "rows");
    assertThat(names("")).containsExactly("part-x");
  }

  private List<String> names(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
