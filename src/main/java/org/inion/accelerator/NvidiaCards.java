package org.inion.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NVIDIA's cards, as {@code nvidia-smi} and the kernel's driver tell of them. */
final class NvidiaCards {
  static final String DRIVER_FILE = "/proc/driver/nvidia/version";

  private static final String TOOL = "nvidia-smi";
  private static final String FORMAT = "--format=csv,noheader,nounits";
  private static final long MEBIBYTE = 1L << 20;
  private static final Pattern DRIVER = Pattern.compile("\\b(\\d{3,}\\.\\d+(?:\\.\\d+)*)\\b");
  private static final Pattern ADDRESS = Pattern.compile("GPU-[0-9a-f-]+");

  /** The capability stands last: tools of drivers before 510 do not know it. */
  private static final String FIELDS = "uuid,name,memory.total,memory.free,driver_version";

  private NvidiaCards() {}

  /** The cards that libtorch would count, in its order. */
  static List<Accelerator> of(Machine machine) {
    Optional<String> csv =
        machine
            .run(List.of(TOOL, "--query-gpu=" + FIELDS + ",compute_cap", FORMAT))
            .or(() -> machine.run(List.of(TOOL, "--query-gpu=" + FIELDS, FORMAT)));
    return VisibleDevices.of(machine, "CUDA_VISIBLE_DEVICES").keep(parse(csv.orElse("")));
  }

  /** A line a card; lines of another form are no cards. */
  static List<Accelerator> parse(String csv) {
    List<Accelerator> cards = new ArrayList<>();
    for (String line : csv.lines().toList()) {
      String[] cells = line.split("\\s*,\\s*", -1);
      if (cells.length < 5 || !ADDRESS.matcher(cells[0].strip()).matches()) {
        continue;
      }
      cards.add(
          new Accelerator(
              Accelerator.Kind.CUDA,
              cards.size(),
              cells[1],
              mebibytes(cells[2]).orElse(0),
              mebibytes(cells[3]),
              cells.length > 5 ? known(cells[5]) : Optional.empty(),
              known(cells[4]),
              cells[0].strip()));
    }
    return cards;
  }

  /** Bytes in use on one card. */
  static OptionalLong usedBytes(Machine machine, String address) {
    return machine
        .run(List.of(TOOL, "--id=" + address, "--query-gpu=memory.used", FORMAT))
        .map(NvidiaCards::mebibytes)
        .orElse(OptionalLong.empty());
  }

  /** The driver that the kernel has loaded, card or not. */
  static Optional<String> driver(Machine machine) {
    Matcher version = DRIVER.matcher(machine.read(DRIVER_FILE).orElse(""));
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }

  private static OptionalLong mebibytes(String cell) {
    OptionalLong count = Fields.parse(cell);
    return count.isPresent() ? OptionalLong.of(count.getAsLong() * MEBIBYTE) : count;
  }

  /** {@code [N/A]} and {@code [Not Supported]} are no values. */
  private static Optional<String> known(String cell) {
    return cell.isBlank() || cell.strip().startsWith("[")
        ? Optional.empty()
        : Optional.of(cell.strip());
  }
}
