package org.inion.bids;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inion.bids.Exclusion.Reason;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileTree;

/** Reads the layout of a BIDS dataset: which recordings there are, and what is left out. */
public final class BidsFolder {
  private static final String DESCRIPTION = "dataset_description.json";
  private static final String SIMULATED = "Simulated";

  /** As BIDS spells it. */
  private static final String LICENCE = "License";

  private static final String PARTICIPANTS = "participants.tsv";
  private static final String IGNORE = ".bidsignore";
  private static final Set<String> RESERVED =
      Set.of("derivatives", "sourcedata", "code", "stimuli");

  private final FileTree files;
  private final String root;
  private final String name;
  private final Listing listing;
  private final List<FileEntry> entries;

  private BidsFolder(
      FileTree files, String root, String name, Listing listing, List<FileEntry> entries) {
    this.files = files;
    this.root = root;
    this.name = name;
    this.listing = listing;
    this.entries = entries;
  }

  /**
   * Lists a dataset; no raw file is opened.
   *
   * @param files may be called from several threads at once
   * @param root the folder that holds dataset_description.json
   * @param name the dataset's name in the table; the folder's name where none is given
   * @throws BadSetupException when the folder is no dataset, or a file in its root is broken
   */
  public static Dataset open(FileTree files, String root, Optional<String> name)
      throws IOException {
    return open(files, root, name, Listing.RAW);
  }

  /**
   * Lists the events of a dataset, whose raw files may be absent: each recording that has an
   * events.tsv of its own, which then is its {@link BidsRecording#file}.
   *
   * @throws BadSetupException as {@link #open(FileTree, String, Optional)} does
   */
  public static Dataset openEvents(FileTree files, String root, Optional<String> name)
      throws IOException {
    return open(files, root, name, Listing.EVENTS);
  }

  private static Dataset open(FileTree files, String root, Optional<String> name, Listing listing)
      throws IOException {
    String bare = DatasetName.withoutTrailingSlashes(root);
    String dataset = DatasetName.of(bare, name);
    try {
      return new BidsFolder(files, bare, dataset, listing, files.list(bare)).read();
    } catch (FileNotFoundException e) {
      throw new BadSetupException(
          Where.file(root).says("Cannot open the dataset: the folder must exist. Check the path."));
    } catch (AccessDeniedException e) {
      throw new BadSetupException(
          Where.file(e.getFile())
              .says("Cannot open the dataset: this user may not read it. Change its permissions."));
    } catch (BadDataException e) {
      throw new BadSetupException(e.getMessage());
    }
  }

  private Dataset read() throws IOException {
    Map<String, Object> description = description();
    IgnoreRules ignored = ignoreRules();
    Participants participants =
        inRoot(PARTICIPANTS).isPresent()
            ? Participants.of(TextTable.tsv(files, root + "/" + PARTICIPANTS))
            : Participants.none();
    List<Exclusion> excluded = new ArrayList<>();
    List<FileEntry> subjects = new ArrayList<>();
    List<FileEntry> sidecars = new ArrayList<>();
    for (FileEntry entry : entries) {
      Optional<Exclusion> exclusion = exclusion(entry, ignored);
      if (exclusion.isPresent()) {
        excluded.add(exclusion.get());
      } else {
        (entry.folder() ? subjects : sidecars).add(entry);
      }
    }
    SidecarLevels levels = SidecarLevels.none().below(Sidecar.Level.DATASET, sidecars);
    List<BidsRecording> recordings = new ArrayList<>();
    LayoutScan scan = new LayoutScan(files, ignored, name, levels, listing);
    for (SubjectScan.Found found : scan.all(subjects)) {
      recordings.addAll(found.recordings());
      excluded.addAll(found.excluded());
    }
    recordings.sort(Comparator.comparing(BidsRecording::id));
    excluded.sort(Comparator.comparing(Exclusion::path));
    List<Finding> findings = participants.compare(subjects(recordings));
    return new Dataset(
        name,
        root,
        recordings,
        participants,
        excluded,
        findings,
        Boolean.TRUE.equals(description.get(SIMULATED))
            ? Dataset.Origin.SIMULATED
            : Dataset.Origin.RECORDED,
        description.get(LICENCE) instanceof String text ? text.strip() : "");
  }

  private static Set<String> subjects(List<BidsRecording> recordings) {
    Set<String> subjects = new TreeSet<>();
    recordings.forEach(recording -> subjects.add(recording.subject()));
    return subjects;
  }

  /** What the description, which must be there, says. */
  private Map<String, Object> description() throws IOException {
    if (inRoot(DESCRIPTION).isEmpty()) {
      throw new BadSetupException(
          Where.file(root)
              .says(
                  "Cannot open the dataset: a BIDS folder must hold "
                      + DESCRIPTION
                      + ". Give the folder that holds it, or a manifest for a folder that is not"
                      + " BIDS."));
    }
    String path = root + "/" + DESCRIPTION;
    return JsonText.object(Where.file(path), files.text(path));
  }

  private IgnoreRules ignoreRules() throws IOException {
    String path = root + "/" + IGNORE;
    return inRoot(IGNORE).isPresent()
        ? IgnoreRules.parse(Where.file(path), files.text(path))
        : IgnoreRules.none();
  }

  private Optional<FileEntry> inRoot(String file) {
    return entries.stream()
        .filter(entry -> !entry.folder() && entry.name().equals(file))
        .findFirst();
  }

  private static Optional<Exclusion> exclusion(FileEntry entry, IgnoreRules ignored) {
    String path = entry.name();
    if (entry.folder() && RESERVED.contains(path)) {
      return excluded(path, Reason.RESERVED_FOLDER, "BIDS keeps no raw recordings there");
    }
    Optional<String> rule =
        entry.folder() ? ignored.ruleForFolder(path) : ignored.ruleForFile(path);
    if (rule.isPresent()) {
      return excluded(path, Reason.BIDSIGNORE, "matches \"" + rule.get() + "\"");
    }
    if (entry.folder() && !path.startsWith("sub-")) {
      return excluded(path, Reason.NOT_A_SUBJECT, "its name does not begin with sub-");
    }
    return !entry.folder() && RawFile.isRaw(path)
        ? excluded(path, Reason.MISPLACED, "a recording must lie in a subject's folder")
        : Optional.empty();
  }

  private static Optional<Exclusion> excluded(String path, Reason reason, String detail) {
    return Optional.of(new Exclusion(path, reason, detail));
  }
}
