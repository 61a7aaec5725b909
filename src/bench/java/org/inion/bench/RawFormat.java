package org.inion.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.inion.bench.Peers.Peer;
import org.inion.format.edf.EdfLayout;
import org.inion.format.edf.EdfSignal;
import org.inion.format.edf.EdfVariant;
import org.inion.format.edf.EdfWriter;

/** What the recordings of the benches are stored as. */
enum RawFormat {
  EDF(".edf", Peer.MNE, Peer.NUMPY),
  BDF(".bdf", Peer.MNE, Peer.NUMPY);

  private static final double EDF_RANGE_UV = 800;
  private static final double BDF_RANGE_UV = 262_144;

  private final String ending;
  private final Set<Peer> peers;

  RawFormat(String ending, Peer... peers) {
    this.ending = ending;
    this.peers = Set.of(peers);
  }

  /** As options and the peers' generator name it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of the file that is opened. */
  String ending() {
    return ending;
  }

  /** Whether a peer reads it. */
  boolean isReadBy(Peer peer) {
    return peers.contains(peer);
  }

  /** A writer of blocks of one second. */
  EdfWriter writer(Path file, Shape shape) throws IOException {
    EdfVariant variant = this == EDF ? EdfVariant.EDF : EdfVariant.BDF;
    double range = this == EDF ? EDF_RANGE_UV : BDF_RANGE_UV;
    List<EdfSignal> signals =
        IntStream.range(0, shape.channels())
            .mapToObj(
                c ->
                    EdfSignal.fullRange(
                        variant, shape.channelName(c), "uV", -range, range, shape.rateHz()))
            .toList();
    return EdfWriter.open(
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE),
        EdfLayout.continuous(variant, BigDecimal.ONE, shape.seconds(), signals));
  }
}
