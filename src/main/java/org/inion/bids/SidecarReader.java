package org.inion.bids;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.file.FileTree;

/**
 * Reads the sidecars of recordings. Those in a dataset's root apply to many and are read once; safe
 * for several threads.
 */
public final class SidecarReader {
  private final FileTree files;
  private final Map<String, String> shared = new ConcurrentHashMap<>();

  public SidecarReader(FileTree files) {
    this.files = files;
  }

  /**
   * Reads every sidecar of a recording.
   *
   * @throws BadDataException when two files of one folder apply, or one is broken
   */
  public Sidecars read(BidsRecording recording) throws IOException {
    SidecarFiles sidecars = recording.sidecars();
    sidecars.requireClear();
    Optional<Sidecar> channels = sidecars.table(Sidecar.Kind.CHANNELS);
    Optional<Sidecar> events = sidecars.table(Sidecar.Kind.EVENTS);
    return new Sidecars(
        eegJson(recording),
        channels.isPresent()
            ? Optional.of(ChannelTable.of(table(channels.get())))
            : Optional.empty(),
        events.isPresent() ? Optional.of(EventTable.of(table(events.get()))) : Optional.empty());
  }

  private EegJson eegJson(BidsRecording recording) throws IOException {
    Map<String, Object> merged = new TreeMap<>();
    Where where = Where.file(recording.file().path());
    for (Sidecar sidecar : recording.sidecars().eegJson()) {
      where = Where.file(sidecar.file().path());
      merged.putAll(JsonText.object(where, text(sidecar)));
    }
    return new EegJson(where, merged);
  }

  private TextTable table(Sidecar sidecar) throws IOException {
    return TextTable.tsv(Where.file(sidecar.file().path()), text(sidecar));
  }

  private String text(Sidecar sidecar) throws IOException {
    String path = sidecar.file().path();
    String known = shared.get(path);
    if (known != null) {
      return known;
    }
    try {
      String text = files.text(path);
      if (sidecar.level() == Sidecar.Level.DATASET) {
        shared.put(path, text);
      }
      return text;
    } catch (FileNotFoundException e) {
      throw Where.file(path)
          .bad(
              "Cannot read the file: it must be there, but is gone. Fetch it, or list the dataset"
                  + " again.",
              e);
    }
  }
}
