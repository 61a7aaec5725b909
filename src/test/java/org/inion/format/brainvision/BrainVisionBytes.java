package org.inion.format.brainvision;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inion.format.MemoryFiles;
import org.inion.format.ReadPolicies;

/** A recording that a test writes: each setting stands for itself, and {@link #open} opens it. */
final class BrainVisionBytes {
  final List<String> common = new ArrayList<>();
  final List<String> binary = new ArrayList<>();
  final List<String> channels = new ArrayList<>();
  final List<String> markers = new ArrayList<>();
  String firstLine = "Brain Vision Data Exchange Header File Version 1.0";
  String tail = "";
  String path = "folder/rec.vhdr";
  Charset charset = StandardCharsets.UTF_8;
  Encoding encoding = Encoding.INT_16;
  ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  boolean vectorized;
  int points = 100;
  int stored = 2;
  final Map<String, byte[]> others = new TreeMap<>();

  BrainVisionBytes() {
    common.addAll(
        List.of(
            "DataFile=rec.eeg",
            "MarkerFile=rec.vmrk",
            "DataFormat=BINARY",
            "DataOrientation=MULTIPLEXED",
            "NumberOfChannels=2",
            "SamplingInterval=10000"));
    binary.add("BinaryFormat=INT_16");
    channels.addAll(List.of("Ch1=Fz,,0.5,\u00B5V", "Ch2=Cz,,0.5,\u00B5V"));
    markers.add("Mk1=New Segment,,1,1,0,20200101120000000000");
  }

  /** What is stored of a channel at a point. */
  static int count(int channel, int point) {
    return (channel * 1000 + point * 7) % 30000 - 5000;
  }

  /** With another value of a key, or without it where that is empty. */
  BrainVisionBytes with(String key, String value) {
    for (List<String> section : List.of(common, binary)) {
      if (section.removeIf(line -> line.startsWith(key + "=")) && !value.isEmpty()) {
        section.add(key + "=" + value);
        return this;
      }
    }
    if (!value.isEmpty()) {
      common.add(key + "=" + value);
    }
    return this;
  }

  BrainVisionBytes encoded(Encoding as, boolean inVectors) {
    encoding = as;
    vectorized = inVectors;
    return with("BinaryFormat", as.name())
        .with("DataOrientation", inVectors ? "VECTORIZED" : "MULTIPLEXED");
  }

  /** Channels of their own, given as they stand in the header. */
  BrainVisionBytes channels(String... lines) {
    channels.clear();
    for (int i = 0; i < lines.length; i++) {
      channels.add("Ch" + (i + 1) + "=" + lines[i]);
    }
    stored = lines.length;
    return with("NumberOfChannels", String.valueOf(lines.length));
  }

  /** Markers of their own, given as they stand in the file. */
  BrainVisionBytes markers(String... lines) {
    markers.clear();
    for (int i = 0; i < lines.length; i++) {
      markers.add("Mk" + (i + 1) + "=" + lines[i]);
    }
    return this;
  }

  byte[] header() {
    String text =
        firstLine
            + "\r\n; a comment\r\n\r\n[Common Infos]\r\n"
            + String.join("\r\n", common)
            + "\r\n[Binary Infos]\r\n"
            + String.join("\r\n", binary)
            + "\r\n\r\n[Channel Infos]\r\n"
            + String.join("\r\n", channels)
            + "\r\n"
            + tail;
    return text.getBytes(charset);
  }

  byte[] markerFile() {
    String text =
        firstLine.replace("Header", "Marker")
            + "\r\n[Common Infos]\r\nDataFile=rec.eeg\r\n\r\n[Marker Infos]\r\n"
            + String.join("\r\n", markers)
            + "\r\n\r\n[Marker User Infos]\r\nMk1=no,marker,5,1,0\r\n";
    return text.getBytes(charset);
  }

  byte[] data() {
    ByteBuffer data = ByteBuffer.allocate(stored * points * encoding.bytes()).order(order);
    for (int i = 0; i < stored * points; i++) {
      int count = vectorized ? count(i / points, i % points) : count(i % stored, i / stored);
      switch (encoding) {
        case INT_16 -> data.putShort((short) count);
        case INT_32 -> data.putInt(count);
        case IEEE_FLOAT_32 -> data.putFloat(count);
      }
    }
    return data.array();
  }

  /** The files under the names that the header tells by default. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("folder/rec.eeg", data());
    files.put("folder/rec.vmrk", markerFile());
    files.putAll(others);
    files.put(path, header());
    return files;
  }

  BrainVisionFile open() throws IOException {
    return open(ReadPolicies.DEFAULT);
  }

  BrainVisionFile open(ReadPolicies policies) throws IOException {
    return open(files(), policies);
  }

  BrainVisionFile open(Map<String, byte[]> files, ReadPolicies policies) throws IOException {
    return new BrainVisionFormat().open(new MemoryFiles(files), path, policies);
  }

  /** A whole channel. */
  static float[] read(BrainVisionFile file, int channel) throws IOException {
    float[][] values = new float[1][(int) file.channels().get(channel).samples()];
    file.read(new int[] {channel}, 0, values[0].length, values, 0);
    return values[0];
  }
}
