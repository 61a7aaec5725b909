package org.inion.format.eeglab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.inion.format.MemoryFiles;
import org.inion.format.ReadPolicies;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;
import us.hebi.matlab.mat.types.Struct;

/** Small datasets of EEGLAB, written by another library than the one that reads them. */
public final class SetBytes {
  static final String PATH = "data/a.set";
  static final int CHANNELS = 3;
  static final int POINTS = 40;

  private SetBytes() {}

  /** What channel c has at sample t. */
  static float value(int channel, long sample) {
    return (float) (100 * channel + 0.5 * sample);
  }

  /** Three channels, 40 samples at 100 Hz, inside, two events. */
  static Struct eeg() {
    return sizes(CHANNELS, POINTS, 1, 100)
        .set("data", data(MatlabType.Single, CHANNELS, POINTS))
        .set("chanlocs", column("labels", texts("Fp1", "Cz", "O2")))
        .set("ref", Mat5.newString("common"))
        .set("icaweights", Mat5.newMatrix(0, 0))
        .set(
            "event",
            columns(
                Map.of(
                    "type", texts("b", "a"),
                    "latency", numbers(21, 1.5),
                    "duration", numbers(10, Double.NaN))));
  }

  public static Struct sizes(double channels, double points, double trials, double rate) {
    return Mat5.newStruct()
        .set("nbchan", Mat5.newScalar(channels))
        .set("pnts", Mat5.newScalar(points))
        .set("trials", Mat5.newScalar(trials))
        .set("srate", Mat5.newScalar(rate));
  }

  /** Samples of the given sizes: channels, points, and perhaps trials. */
  static Matrix data(MatlabType type, int... dimensions) {
    Matrix data = Mat5.newMatrix(dimensions, type);
    for (int i = 0; i < data.getNumElements(); i++) {
      data.setFloat(i, value(i % dimensions[0], i / dimensions[0]));
    }
    return data;
  }

  /** The samples as a .fdt file has them. */
  static byte[] fdt(int channels, int samples) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * channels * samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < channels * samples; i++) {
      bytes.putFloat(value(i % channels, i / channels));
    }
    return bytes.array();
  }

  public static List<Array> texts(String... texts) {
    return Arrays.stream(texts).map(text -> (Array) Mat5.newString(text)).toList();
  }

  static List<Array> numbers(double... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> (Array) Mat5.newScalar(number)).toList();
  }

  public static Struct column(String name, List<Array> values) {
    return columns(Map.of(name, values));
  }

  static Struct columns(Map<String, List<Array>> columns) {
    int count = columns.values().iterator().next().size();
    Struct structs = Mat5.newStruct(1, count);
    columns.forEach(
        (name, values) -> {
          for (int i = 0; i < count; i++) {
            structs.set(name, i, values.get(i));
          }
        });
    return structs;
  }

  /** A file with a struct EEG, not compressed. */
  static byte[] plain(Struct eeg) {
    return write(Map.of("EEG", eeg), Deflater.NO_COMPRESSION, ByteOrder.LITTLE_ENDIAN);
  }

  /** A file with a struct EEG, compressed. */
  public static byte[] compressed(Struct eeg) {
    return write(Map.of("EEG", eeg), Deflater.BEST_SPEED, ByteOrder.LITTLE_ENDIAN);
  }

  /** A file with the fields alone. */
  static byte[] fields(Struct eeg) {
    Map<String, Array> fields = new HashMap<>();
    eeg.getFieldNames().forEach(name -> fields.put(name, eeg.get(name)));
    return write(fields, Deflater.BEST_SPEED, ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] write(Map<String, ? extends Array> variables, int level, ByteOrder order) {
    Mat5File file = Mat5.newMatFile();
    variables.forEach(file::addArray);
    ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    try {
      Mat5.newWriter(Sinks.wrap(buffer.order(order)).order(order))
          .setDeflateLevel(level)
          .writeMat(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  static EeglabFile open(byte[] set) throws IOException {
    return open(Map.of(PATH, set), ReadPolicies.DEFAULT);
  }

  /** Opens {@link #PATH} among some files. */
  static EeglabFile open(Map<String, byte[]> files, ReadPolicies policies) throws IOException {
    return new EeglabFormat().open(new MemoryFiles(files), PATH, policies);
  }

  /** A file that the script make_eeglab_fixtures.py wrote. */
  static byte[] fixture(String name) throws IOException {
    try (var in = SetBytes.class.getResourceAsStream(name)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return bytes.toByteArray();
    }
  }

  /** The whole of a recording. */
  static float[][] whole(EeglabFile file) throws IOException {
    int channels = file.channels().size();
    int samples = (int) file.channels().get(0).samples();
    float[][] whole = new float[channels][samples];
    int[] all = new int[channels];
    Arrays.setAll(all, i -> i);
    file.read(all, 0, samples, whole, 0);
    return whole;
  }

  /** Whether every sample is the one that was written. */
  static boolean asWritten(EeglabFile file) throws IOException {
    float[][] whole = whole(file);
    for (int c = 0; c < whole.length; c++) {
      for (int t = 0; t < whole[c].length; t++) {
        if (whole[c][t] != value(c, t)) {
          return false;
        }
      }
    }
    return true;
  }
}
