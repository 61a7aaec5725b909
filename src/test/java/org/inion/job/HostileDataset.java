package org.inion.job;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.TinyDataset;
import org.inion.TinyEdf;
import org.inion.format.edf.EdfVariant;
import org.inion.format.eeglab.SetBytes;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

/**
 * A dataset of small recordings in all formats, one after the other; every {@link Breakage} is done
 * to one of them.
 */
final class HostileDataset {
  private static final List<String> CHANNELS = List.of("Fz", "Cz", "Pz");
  private static final int RATE = 200;
  private static final int SECONDS = 10;
  private static final int SAMPLES = RATE * SECONDS;

  private final TinyDataset dataset;
  private final Map<Breakage, String> broken = new HashMap<>();

  /** What a recording is written in, by the extension of the file that opens it. */
  enum Kind {
    EDF(".edf"),
    BDF(".bdf"),
    BRAIN_VISION(".vhdr"),
    EEGLAB(".set");

    private final String extension;

    Kind(String extension) {
      this.extension = extension;
    }
  }

  private HostileDataset(TinyDataset dataset) {
    this.dataset = dataset;
  }

  /** Writes a dataset of so many recordings, the broken ones among them. */
  static HostileDataset write(Path root, int recordings) throws IOException {
    HostileDataset hostile = new HostileDataset(TinyDataset.at(root));
    List<Breakage> left = new ArrayList<>(Breakage.ALL);
    for (int number = 0; number < recordings; number++) {
      String subject = String.format("%03d", number);
      Kind kind = Kind.values()[number % Kind.values().length];
      hostile.add(subject, kind, number);
      Optional<Breakage> next = left.stream().filter(one -> one.kind() == kind).findFirst();
      if (number % 3 == 0 && next.isPresent()) {
        next.get().apply(hostile.file(subject, kind.extension));
        hostile.broken.put(next.get(), subject);
        left.remove(next.get());
      }
    }
    return hostile;
  }

  String path() {
    return dataset.path();
  }

  /** The id of the recording that is broken in a way. */
  String id(Breakage breakage) {
    return dataset.id(broken.get(breakage));
  }

  /** The file that opens the recording that is broken in a way. */
  Path file(Breakage breakage) {
    return file(broken.get(breakage), breakage.kind().extension);
  }

  /** Takes the broken recordings away. */
  void leaveTheSound() throws IOException {
    for (String subject : broken.values()) {
      Path folder = dataset.root().resolve("sub-" + subject + "/eeg");
      try (var files = Files.list(folder)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
      Files.delete(folder.getParent());
    }
  }

  private Path file(String subject, String extension) {
    return dataset.file(subject, "eeg" + extension);
  }

  private void add(String subject, Kind kind, int number) throws IOException {
    TinyEdf signal =
        new TinyEdf()
            .seed(number)
            .rate(RATE)
            .seconds(SECONDS)
            .channels(CHANNELS.toArray(new String[0]));
    Path file = file(subject, kind.extension);
    Files.createDirectories(file.getParent());
    switch (kind) {
      case EDF -> signal.write(file);
      case BDF -> signal.variant(EdfVariant.BDF_C).write(file);
      case BRAIN_VISION -> brainVision(file, signal);
      case EEGLAB -> eeglab(file, signal, number);
    }
  }

  private static void brainVision(Path header, TinyEdf signal) throws IOException {
    String name = name(header);
    Files.writeString(
        header,
        String.join(
            "\r\n",
            "Brain Vision Data Exchange Header File Version 1.0",
            "[Common Infos]",
            "DataFile=" + name + ".eeg",
            "MarkerFile=" + name + ".vmrk",
            "DataFormat=BINARY",
            "DataOrientation=MULTIPLEXED",
            "NumberOfChannels=" + CHANNELS.size(),
            "SamplingInterval=" + 1_000_000 / RATE,
            "[Binary Infos]",
            "BinaryFormat=INT_16",
            "[Channel Infos]",
            "Ch1=Fz,,0.1,\u00B5V",
            "Ch2=Cz,,0.1,\u00B5V",
            "Ch3=Pz,,0.1,\u00B5V"));
    Files.writeString(
        Breakage.beside(header, ".vmrk"),
        String.join(
            "\r\n",
            "Brain Vision Data Exchange Marker File Version 1.0",
            "[Marker Infos]",
            "Mk1=New Segment,,1,1,0,20200101120000000000"));
    ByteBuffer data = ByteBuffer.allocate(2 * CHANNELS.size() * SAMPLES).order(LITTLE_ENDIAN);
    for (int i = 0; i < CHANNELS.size() * SAMPLES; i++) {
      float microvolts = signal.microvolts(i % CHANNELS.size(), i / CHANNELS.size());
      data.putShort((short) Math.rint(10 * microvolts));
    }
    Files.write(Breakage.beside(header, ".eeg"), data.array());
  }

  /** A third have their samples inside, none of them among the broken. */
  private static void eeglab(Path set, TinyEdf signal, int number) throws IOException {
    if (number % 3 == 1) {
      Matrix inside = Mat5.newMatrix(CHANNELS.size(), SAMPLES, MatlabType.Single);
      for (int i = 0; i < inside.getNumElements(); i++) {
        inside.setFloat(i, signal.microvolts(i % CHANNELS.size(), i / CHANNELS.size()));
      }
      Files.write(set, set(RATE, inside));
      return;
    }
    Files.write(set, set(RATE, Mat5.newString(name(set) + ".fdt")));
    ByteBuffer data = ByteBuffer.allocate(4 * CHANNELS.size() * SAMPLES).order(LITTLE_ENDIAN);
    for (int i = 0; i < CHANNELS.size() * SAMPLES; i++) {
      data.putFloat(signal.microvolts(i % CHANNELS.size(), i / CHANNELS.size()));
    }
    Files.write(Breakage.beside(set, ".fdt"), data.array());
  }

  /** A {@code .set} file; its samples, or the name of the file that has them. */
  static byte[] set(double rate, Array data) {
    return SetBytes.compressed(
        SetBytes.sizes(CHANNELS.size(), SAMPLES, 1, rate)
            .set("chanlocs", SetBytes.column("labels", SetBytes.texts("Fz", "Cz", "Pz")))
            .set("data", data));
  }

  /** The name of a file without its extension. */
  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
