package org.inion.format;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a reader does with a file that breaks its format's rules. Whatever a policy repairs is
 * counted in {@link org.inion.signal.Recording#repairs}.
 *
 * @param truncatedRecord for a file that ends before the data that its header promises
 * @param duplicateLabels for channels of one name
 * @param renamedParts for a recording of several files that was renamed
 */
public record ReadPolicies(
    TruncatedRecord truncatedRecord, DuplicateLabels duplicateLabels, RenamedParts renamedParts)
    implements Serializable {

  /** Truncated records are rejected, duplicate labels renamed, renamed parts found by name. */
  public static final ReadPolicies DEFAULT =
      new ReadPolicies(TruncatedRecord.REJECT, DuplicateLabels.RENAME, RenamedParts.USE_OWN_NAME);

  /** For a file that ends before the data that its header promises. */
  public enum TruncatedRecord {
    /** The recording is refused. */
    REJECT,
    /** The whole records that are there are read, the one that was cut is left out. */
    DROP_LAST
  }

  /** For channels of one name. */
  public enum DuplicateLabels {
    /** The recording is refused. */
    REJECT,
    /** Channels named {@code F1, F1} become {@code F1-0, F1-1}. */
    RENAME
  }

  /** For a header whose other files are not there under the names that it tells. */
  public enum RenamedParts {
    /** The recording is refused. */
    REJECT,
    /** The files with the header's own name are taken, where there is one of each kind. */
    USE_OWN_NAME
  }

  public ReadPolicies {
    Objects.requireNonNull(truncatedRecord);
    Objects.requireNonNull(duplicateLabels);
    Objects.requireNonNull(renamedParts);
  }

  /** These policies with another one for truncated records. */
  public ReadPolicies withTruncatedRecord(TruncatedRecord policy) {
    return new ReadPolicies(policy, duplicateLabels, renamedParts);
  }

  /** These policies with another one for duplicate labels. */
  public ReadPolicies withDuplicateLabels(DuplicateLabels policy) {
    return new ReadPolicies(truncatedRecord, policy, renamedParts);
  }

  /** These policies with another one for renamed parts. */
  public ReadPolicies withRenamedParts(RenamedParts policy) {
    return new ReadPolicies(truncatedRecord, duplicateLabels, policy);
  }
}
