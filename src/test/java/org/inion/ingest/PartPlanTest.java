package org.inion.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartPlanTest {

  static Outcome.Finished finished(String dataset, String subject, String id, long bytes) {
    return new Outcome.Finished(
        dataset + "/" + id,
        dataset,
        subject,
        "path",
        "key of " + id,
        "",
        10,
        5,
        5,
        5,
        Map.of(),
        Map.of(),
        List.of(),
        0,
        1,
        bytes,
        Map.of());
  }

  private static PartPlan.Piece piece(String dataset, String subject, String id, long bytes) {
    return new PartPlan.Piece(finished(dataset, subject, id, bytes), "source");
  }

  private static List<List<String>> ids(List<PartPlan> parts) {
    return parts.stream()
        .map(part -> part.pieces().stream().map(one -> one.recording().recordingId()).toList())
        .toList();
  }

  @Test
  void aSubjectIsNeverInTwoPartsAndPartsAreFilledInOrder() {
    List<PartPlan.Piece> pieces =
        List.of(
            piece("b", "1", "x", 10),
            piece("a", "2", "run-2", 60),
            piece("a", "1", "y", 50),
            piece("a", "2", "run-1", 60),
            piece("a", "3", "z", 30));
    assertThat(ids(PartPlan.pack(pieces, 100)))
        .containsExactly(List.of("a/y"), List.of("a/run-1", "a/run-2"), List.of("a/z", "b/x"));
  }

  @Test
  void theNameSaysWhatIsInsideWhateverTheOrder() {
    List<PartPlan.Piece> pieces =
        new ArrayList<>(List.of(piece("a", "1", "x", 1), piece("a", "2", "y", 1)));
    String name = PartPlan.pack(pieces, 100).get(0).name();
    Collections.reverse(pieces);
    assertThat(PartPlan.pack(pieces, 100).get(0).name()).isEqualTo(name).startsWith("part-");
    assertThat(PartPlan.pack(pieces.subList(0, 1), 100).get(0).name()).isNotEqualTo(name);
    assertThat(PartPlan.pack(List.of(), 100)).isEmpty();
  }

  @Property(tries = 200)
  void everyPieceIsInOnePartOfSensibleSize(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 9) Integer> subjects,
      @ForAll @LongRange(min = 1, max = 500) long partBytes) {
    Random random = new Random(subjects.hashCode());
    List<PartPlan.Piece> pieces = new ArrayList<>();
    Map<String, Long> bytes = new HashMap<>();
    for (int i = 0; i < subjects.size(); i++) {
      long size = random.nextInt(100);
      pieces.add(piece("d", "" + subjects.get(i), "r" + i, size));
      bytes.merge("" + subjects.get(i), size, Long::sum);
    }
    List<PartPlan> parts = PartPlan.pack(pieces, partBytes);
    assertThat(parts.stream().flatMap(part -> part.pieces().stream()))
        .containsExactlyInAnyOrderElementsOf(pieces);
    Map<String, String> partOf = new HashMap<>();
    for (PartPlan part : parts) {
      long sum = 0;
      long subjectsInside =
          part.pieces().stream().map(one -> one.recording().subject()).distinct().count();
      for (PartPlan.Piece one : part.pieces()) {
        sum += one.recording().bytesOut();
        assertThat(partOf.merge(one.recording().subject(), part.name(), (a, b) -> b))
            .isEqualTo(part.name());
      }
      assertThat(sum <= partBytes || subjectsInside == 1).isTrue();
    }
    assertThat(partOf.keySet()).isEqualTo(bytes.keySet());
  }
}
