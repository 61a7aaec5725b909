package org.inion.bids;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.inion.file.FileEntry;

/**
 * One recording of a dataset: where its raw file is and what its name says. Small and serializable,
 * so that a driver can list them all and hand them out.
 *
 * @param dataset the dataset's name
 * @param id the dataset's name, {@code /}, and the path below the root without extension and {@code
 *     _eeg}
 * @param file the raw file, or its header where it has parts
 * @param parts further raw files of the recording: {@code .fdt}, {@code .eeg}, {@code .vmrk}
 * @param others a text that changes when a file does that has no recording's name, and that this
 *     one's header may name; empty where there is none
 * @param entities values by key in the order of the name; {@code sub} is among them
 * @param sidecars the text files that apply to it
 */
public record BidsRecording(
    String dataset,
    String id,
    FileEntry file,
    List<FileEntry> parts,
    String others,
    Map<String, String> entities,
    SidecarFiles sidecars)
    implements Serializable {

  public BidsRecording {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(id);
    Objects.requireNonNull(file);
    Objects.requireNonNull(others);
    Objects.requireNonNull(sidecars);
    parts = List.copyOf(parts);
    entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
    if (!entities.containsKey(Entity.SUBJECT.key())) {
      throw new IllegalArgumentException("Invalid recording: must have a subject, but was " + id);
    }
  }

  /** Without {@code sub-}. */
  public String subject() {
    return entities.get(Entity.SUBJECT.key());
  }

  /** The subject over several datasets. */
  public SubjectKey subjectKey() {
    return new SubjectKey(dataset, subject());
  }

  /** Without {@code ses-}. */
  public Optional<String> session() {
    return entity(Entity.SESSION.key());
  }

  /** Without {@code task-}. */
  public Optional<String> task() {
    return entity(Entity.TASK.key());
  }

  /** As it is written, leading zeros included. */
  public Optional<String> run() {
    return entity(Entity.RUN.key());
  }

  /** The value of any entity by its key, such as {@code acq}. */
  public Optional<String> entity(String key) {
    return Optional.ofNullable(entities.get(key));
  }

  /** Size of all its raw files. */
  public long bytes() {
    return file.bytes() + parts.stream().mapToLong(FileEntry::bytes).sum();
  }

  /** The path below the dataset's root, without extension and {@code _eeg}. */
  public String path() {
    return id.substring(dataset.length() + 1);
  }
}
