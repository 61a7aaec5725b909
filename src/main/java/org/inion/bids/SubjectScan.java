package org.inion.bids;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.bids.Exclusion.Reason;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/** Lists the recordings of one subject, each folder once. One object serves one subject. */
final class SubjectScan {
  private static final String EEG_FOLDER = "eeg";

  private final FileTree files;
  private final IgnoreRules ignored;
  private final String dataset;
  private final Listing listing;
  private final List<Exclusion> excluded = new ArrayList<>();
  private final Map<String, BidsRecording> recordings = new LinkedHashMap<>();

  /** What a subject's folder holds. */
  record Found(List<BidsRecording> recordings, List<Exclusion> excluded) {}

  SubjectScan(FileTree files, IgnoreRules ignored, String dataset, Listing listing) {
    this.files = files;
    this.ignored = ignored;
    this.dataset = dataset;
    this.listing = listing;
  }

  /** Lists everything below a subject's folder that lies in the root. */
  Found scan(FileEntry folder, SidecarLevels above) throws IOException {
    List<FileEntry> children = kept(folder.name(), list(folder.name(), folder));
    SidecarLevels levels = above.below(Sidecar.Level.SUBJECT, children);
    for (FileEntry child : children) {
      String path = folder.name() + "/" + child.name();
      if (child.folder() && child.name().startsWith("ses-")) {
        scanSession(path, child, levels);
      } else {
        scanChild(path, child, levels);
      }
    }
    return new Found(List.copyOf(recordings.values()), excluded);
  }

  /** What lies in a folder; nothing, and an exclusion, where this user may not look. */
  private List<FileEntry> list(String path, FileEntry folder) throws IOException {
    try {
      return files.list(folder.path());
    } catch (AccessDeniedException e) {
      exclude(path, Reason.UNREADABLE, "this user may not read it");
      return List.of();
    }
  }

  private void scanSession(String folder, FileEntry session, SidecarLevels above)
      throws IOException {
    List<FileEntry> children = kept(folder, list(folder, session));
    SidecarLevels levels = above.below(Sidecar.Level.SESSION, children);
    for (FileEntry child : children) {
      scanChild(folder + "/" + child.name(), child, levels);
    }
  }

  private void scanChild(String path, FileEntry child, SidecarLevels above) throws IOException {
    if (child.folder() && child.name().equals(EEG_FOLDER)) {
      scanEeg(path, child, above);
    } else if (child.folder()) {
      exclude(path, Reason.NOT_EEG, "the folder of another modality");
    } else if (RawFile.isRaw(child.name())) {
      exclude(path, Reason.MISPLACED, "a recording must lie in a folder \"eeg\"");
    }
  }

  private void scanEeg(String folder, FileEntry eeg, SidecarLevels above) throws IOException {
    List<FileEntry> children = kept(folder, list(folder, eeg));
    SidecarLevels levels = above.below(Sidecar.Level.RECORDING, children);
    List<FileEntry> inside = children.stream().filter(child -> !child.folder()).toList();
    RawParts parts = new RawParts(inside);
    inside.stream()
        .sorted(Comparator.comparing(SubjectScan::preference))
        .forEach(file -> addFile(folder + "/" + file.name(), file, parts, levels));
  }

  private static int preference(FileEntry file) {
    int index = RawFile.EXTENSIONS.indexOf(RawFile.extension(file.name()));
    return index < 0 ? RawFile.EXTENSIONS.size() : index;
  }

  private void addFile(String path, FileEntry file, RawParts parts, SidecarLevels levels) {
    boolean raw = listing.isRecording(file.name());
    Optional<BidsName> parsed = BidsName.parse(file.name());
    if (parsed.isEmpty()) {
      if (raw) {
        exclude(path, Reason.MISPLACED, "its name is not made of key-value parts");
      }
      return;
    }
    BidsName name = parsed.get();
    boolean eeg = name.suffix().equals(listing.suffix());
    if (raw && !eeg) {
      exclude(path, Reason.NOT_EEG, "its name does not end in _eeg");
    } else if (raw) {
      addRecording(path, file, name, parts, levels);
    } else if (listing == Listing.RAW
        && eeg
        && !RawFile.isSibling(file.name())
        && !name.extension().equals(".json")) {
      exclude(
          path, Reason.UNKNOWN_FORMAT, "must be one of " + String.join(", ", RawFile.EXTENSIONS));
    }
  }

  private void addRecording(
      String path, FileEntry file, BidsName name, RawParts parts, SidecarLevels levels) {
    Optional<String> misfit = misfit(path, name);
    if (misfit.isPresent()) {
      exclude(path, Reason.MISPLACED, misfit.get());
      return;
    }
    String id = dataset + "/" + RawFile.stem(path, listing.suffix());
    BidsRecording twin = recordings.get(id);
    if (twin != null) {
      exclude(path, Reason.SAME_RECORDING, "the same recording as " + twin.file().name());
      return;
    }
    recordings.put(
        id,
        new BidsRecording(
            dataset,
            id,
            file,
            parts.of(file.name()),
            parts.others(file.name()),
            name.entities(),
            levels.of(file, name)));
  }

  /** A name that another subject's or session's folder holds would carry the wrong labels. */
  private static Optional<String> misfit(String path, BidsName name) {
    String folders = "/" + path.substring(0, path.lastIndexOf('/') + 1);
    String sub = name.entities().get(Entity.SUBJECT.key());
    String ses = name.entities().get(Entity.SESSION.key());
    if (sub == null || !folders.startsWith("/sub-" + sub + "/")) {
      return Optional.of("its name must begin with the subject of its folder");
    }
    boolean fits = ses == null ? !folders.contains("/ses-") : folders.contains("/ses-" + ses + "/");
    return fits ? Optional.empty() : Optional.of("its name must hold the session of its folder");
  }

  private List<FileEntry> kept(String folder, List<FileEntry> children) {
    List<FileEntry> kept = new ArrayList<>();
    for (FileEntry child : children) {
      String path = folder + "/" + child.name();
      Optional<String> rule =
          child.folder() ? ignored.ruleForFolder(path) : ignored.ruleForFile(path);
      if (rule.isPresent()) {
        exclude(path, Reason.BIDSIGNORE, "matches \"" + rule.get() + "\"");
      } else {
        kept.add(child);
      }
    }
    return kept;
  }

  private void exclude(String path, Reason reason, String detail) {
    excluded.add(new Exclusion(path, reason, detail));
  }
}
