package org.inion.job;

/** What a job's exit code says. */
final class ExitCodes {
  /** All is done. */
  static final int GOOD = 0;

  /** The job could not do its work. */
  static final int FAILED = 1;

  /** The job is done, but some recordings were rejected. */
  static final int SOME_REJECTED = 3;

  private ExitCodes() {}
}
