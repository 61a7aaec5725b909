package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inion.TableRows;
import org.inion.TinyEdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is not BIDS, by way of a list. */
class ManifestRunTest {
  @TempDir Path folder;

  private String out() {
    return folder.resolve("out").toString();
  }

  @Test
  void aManifestServesWhereThereIsNoBids() throws IOException {
    Path lab = folder.resolve("lab");
    new TinyEdf().seed(1).write(lab.resolve("day one/a.edf"));
    new TinyEdf().seed(2).write(lab.resolve("b.EDF"));
    Files.writeString(
        lab.resolve("list.csv"),
        "path,subject,session,age,sex,group\n\"day one/a.edf\",ann,1,31,F,\"x, y\"\nb.EDF,bob,,42,male,z\n");
    JobCall call =
        JobCall.of(
            "preprocess",
            "--manifest",
            lab.resolve("list.csv").toString(),
            "--out",
            out(),
            "--json",
            "--dataset",
            "mine",
            "--set",
            "labels.participants=[group]");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(
            TableRows.read(out())
                .select(
                    "recording_id", "dataset", "subject_id", "session", "age_years", "sex", "group")
                .distinct()
                .orderBy("recording_id")
                .collectAsList()
                .toString())
        .isEqualTo("[[mine/b,mine,bob,null,42.0,M,z], [mine/day one/a,mine,ann,1,31.0,F,x, y]]");
    assertThat(call.json().get("windows").asInt()).isEqualTo(10);
  }

  @Test
  void aManifestTellsAllItsProblemsAtOnce() throws IOException {
    Path list =
        Files.writeString(folder.resolve("list.csv"), "path,subject\nno.edf,a\n,b\nlist.csv,c\n");
    JobCall call = JobCall.of("preprocess", "--manifest", list.toString(), "--out", out());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(3);
    assertThat(call.errors())
        .allSatisfy(line -> assertThat(line).startsWith("[" + list + ", line "));
  }
}
