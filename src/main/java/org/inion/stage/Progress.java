package org.inion.stage;

/** Is told how far a job is. Calls come from one thread at a time. */
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = new Progress() {};

  /** Something worth a line. */
  default void note(String line) {}

  /**
   * A stage begins.
   *
   * @param recordings that it has to do
   * @param bytes of their raw files
   */
  default void begin(String stage, int recordings, long bytes) {}

  /**
   * One recording of the stage is done.
   *
   * @param windows that it gave
   * @param bytes of its raw file
   */
  default void advance(int windows, long bytes) {}

  /** The stage is over. */
  default void end() {}
}
