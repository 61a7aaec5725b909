package org.inion.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.EdfDamage;
import org.inion.TinyEdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jobs/inspect} on one raw file. */
class InspectFileTest {
  @TempDir Path folder;

  @Test
  void aBrainVisionFileIsToldInJson() throws IOException {
    JobCall call = JobCall.of("inspect", brainVision("rec.eeg"), "--json");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out().lines()).hasSize(1);
    JsonNode json = call.json();
    assertThat(json.at("/header/format").asText())
        .isEqualTo("Brain Vision Data Exchange Header File Version 1.0");
    JsonNode channel = json.at("/channels/1");
    assertThat(channel.get("name").asText()).isEqualTo("Cz");
    assertThat(channel.get("unit").asText()).isEqualTo("uV");
    assertThat(channel.get("file_unit").asText()).isEqualTo("mV");
    assertThat(channel.get("rate_hz").asDouble()).isEqualTo(100);
    assertThat(channel.get("samples").asInt()).isEqualTo(300);
    assertThat(channel.get("first_values").toString())
        .isEqualTo("[0.0,-1000.0,-2000.0,-3000.0,-4000.0]");
    assertThat(json.at("/events/1/value").asText()).isEqualTo("Stimulus/S  1");
    assertThat(json.at("/events/1/onset_seconds").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/segments").size()).isEqualTo(2);
    assertThat(json.at("/segments/1/onset_seconds").asDouble()).isEqualTo(60);
    assertThat(json.at("/repairs").size()).isZero();
  }

  @Test
  void aFileIsShownToPeople() throws IOException {
    JobCall call = JobCall.of("inspect", brainVision("elsewhere.eeg"));
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.out())
        .contains("3.0 s in 2 segments")
        .contains("repair renamed-part-found  1")
        .contains("0 … 1 min 2 s")
        .contains("Stimulus/S  1")
        .contains("▁▁▁▁")
        .contains("100 Hz");
  }

  @Test
  void anEdfFileIsToldToo() throws IOException {
    Path file = folder.resolve("a.edf");
    Files.write(file, new TinyEdf().bytes());
    JobCall call = JobCall.of("inspect", file.toString(), "--json");
    assertThat(call.exit()).as(call.err()).isZero();
    assertThat(call.json().at("/header/format").asText()).startsWith("EDF");
    assertThat(call.json().at("/channels/0/first_values").size()).isEqualTo(5);
    assertThat(JobCall.of("inspect", file.toString()).out()).contains("record seconds");
  }

  @Test
  void aFileIsReadByThePoliciesThatAreGiven() throws IOException {
    Path file = folder.resolve("cut.edf");
    byte[] whole = new TinyEdf().bytes();
    Files.write(file, EdfDamage.cut(whole, whole.length - 100));
    Path conf = folder.resolve("lab.conf");
    Files.writeString(conf, "read.truncated-record = drop-last\n");
    assertThat(JobCall.of("inspect", file.toString()).errors())
        .singleElement()
        .asString()
        .contains("read.truncated-record");
    String set = "read.truncated-record=drop-last";
    for (String[] option :
        List.of(new String[] {"--set", set}, new String[] {"--config", conf.toString()})) {
      JobCall call = JobCall.of("inspect", file.toString(), "--json", option[0], option[1]);
      assertThat(call.exit()).as(call.err()).isZero();
      assertThat(call.json().at("/repairs/truncated-record-dropped").asInt()).isEqualTo(1);
    }
    assertThat(JobCall.of("inspect", file.toString(), "--set", "read.nonsense=1").errors())
        .singleElement()
        .asString()
        .contains("read.nonsense");
    assertThat(JobCall.of("inspect", folder.toString(), "--set", set).errors())
        .singleElement()
        .asString()
        .startsWith("[--set] Cannot inspect the folder");
  }

  @Test
  void aBrokenFileIsOneLine() throws IOException {
    Path file = folder.resolve("a.vhdr");
    Files.writeString(file, "no header\n");
    JobCall call = JobCall.of("inspect", file.toString(), "--json");
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.err().lines()).hasSize(1);
    assertThat(call.errors().get(0)).contains("a.vhdr, line 1] Cannot read the text");
    assertThat(call.out()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    JobCall call = JobCall.of("inspect", folder.resolve("none.edf").toString());
    assertThat(call.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(call.errors()).hasSize(1);
    assertThat(call.errors().get(0)).contains("it must be there, but is not");
  }

  /** Two channels of 3 s, the last of them a minute after the start. */
  private String brainVision(String dataFile) throws IOException {
    Path header = folder.resolve("rec.vhdr");
    Files.writeString(
        header,
        String.join(
            "\n",
            "Brain Vision Data Exchange Header File Version 1.0",
            "[Common Infos]",
            "DataFile=" + dataFile,
            "MarkerFile=rec.vmrk",
            "DataFormat=BINARY",
            "DataOrientation=MULTIPLEXED",
            "NumberOfChannels=2",
            "SamplingInterval=10000",
            "[Binary Infos]",
            "BinaryFormat=INT_16",
            "[Channel Infos]",
            "Ch1=Fz,,0.5,\u00B5V",
            "Ch2=Cz,,1,mV"));
    Files.writeString(
        folder.resolve("rec.vmrk"),
        String.join(
            "\n",
            "Brain Vision Data Exchange Marker File Version 1.0",
            "[Marker Infos]",
            "Mk1=New Segment,,1,1,0,20200101120000000000",
            "Mk2=Stimulus,S  1,51,1,0",
            "Mk3=New Segment,,101,1,0,20200101120100000000"));
    ByteBuffer data = ByteBuffer.allocate(300 * 2 * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 300; i++) {
      data.putShort((short) 0).putShort((short) -i);
    }
    Files.write(folder.resolve("rec.eeg"), data.array());
    return header.toString();
  }
}
