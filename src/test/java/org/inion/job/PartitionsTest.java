package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inion.TableRows;
import org.inion.TestSpark;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table is the same, bit by bit, however the work is dealt out. */
class PartitionsTest {
  @TempDir Path folder;

  @Test
  void theTableIsTheSameForAnyNumberOfTasksThreadsAndParts() throws IOException {
    TinyDataset dataset = TinyDataset.of(folder.resolve("ds"), 7);
    // Of other lengths and with gaps, so that buffers are used again for what is smaller.
    dataset.add("03", new TinyEdf().seed(3).seconds(25));
    dataset.add("05", new TinyEdf().seed(5).seconds(17).gap(6, "3.5"));
    List<String> one = table(dataset, "one", "--partitions", "1");
    assertThat(one).hasSize(5 * 5 + 12 + 3 + 5);
    assertThat(table(dataset, "seven", "--partitions", "7")).isEqualTo(one);
    assertThat(table(dataset, "parts", "--set", "output.part-size=20 kB")).isEqualTo(one);
    List<List<String>> others = new ArrayList<>();
    TestSpark.on("local[1]", () -> others.add(table(dataset, "single", "--partitions", "3")));
    assertThat(others.get(0)).isEqualTo(one);
  }

  private List<String> table(TinyDataset dataset, String name, String option, String value) {
    String out = folder.resolve(name).toString();
    JobCall call = JobCall.of("preprocess", "--bids", dataset.path(), "--out", out, option, value);
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(JobCall.of("inspect", out).exit()).isZero();
    return TableRows.of(out);
  }
}
