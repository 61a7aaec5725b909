package org.inion.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inion.file.FileEntry;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final FileEntry ONE = part("part-a.parquet", 300L << 20);

  private static FileEntry part(String name, long bytes) {
    return new FileEntry("windows/" + name, false, bytes, 1);
  }

  @Test
  void spansCoverEachPartOnce() {
    List<Span> spans = Span.of(List.of(ONE, part("part-b.parquet", 1)));
    long next = 0;
    for (Span span : spans.subList(0, spans.size() - 1)) {
      assertThat(span.start()).isEqualTo(next);
      next += span.length();
    }
    assertThat(next).isEqualTo(ONE.bytes());
    assertThat(spans.get(spans.size() - 1).length()).isEqualTo(1);
  }

  /** Else what was predicted of a shorter piece would count as the longer one. */
  @Test
  void aPieceOfAnotherLengthHasAnotherKey() {
    Set<String> before = keys(Span.of(List.of(ONE)));
    Set<String> after = keys(Span.of(List.of(ONE, part("part-b.parquet", 9L << 30))));
    assertThat(after).doesNotContainAnyElementsOf(before);
  }

  private static Set<String> keys(List<Span> spans) {
    Set<String> keys = new HashSet<>();
    spans.forEach(span -> keys.add(span.key()));
    return keys;
  }
}
