package org.inion.bids;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.inion.error.BadDataException;

/**
 * The sidecars that apply to a recording, not read yet.
 *
 * @param files every {@code _eeg.json} from the farthest to the nearest, and at most one of each
 *     table: the nearest
 * @param problems what keeps them from being read, one line each
 */
public record SidecarFiles(List<Sidecar> files, List<String> problems) implements Serializable {

  public SidecarFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** No sidecars at all. */
  public static SidecarFiles none() {
    return new SidecarFiles(List.of(), List.of());
  }

  /** Every {@code _eeg.json}, from the farthest to the nearest. */
  public List<Sidecar> eegJson() {
    return files.stream().filter(file -> file.kind() == Sidecar.Kind.EEG_JSON).toList();
  }

  /** The one table of a kind. */
  public Optional<Sidecar> table(Sidecar.Kind kind) {
    return files.stream().filter(file -> file.kind() == kind).findFirst();
  }

  /**
   * Goes on only when it is clear which sidecars apply.
   *
   * @throws BadDataException with the first problem
   */
  public void requireClear() {
    if (!problems.isEmpty()) {
      throw new BadDataException(problems.get(0));
    }
  }
}
