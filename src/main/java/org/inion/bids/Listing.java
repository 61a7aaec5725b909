package org.inion.bids;

/** What stands for a recording when a folder is listed. */
enum Listing {
  /** Its raw file. */
  RAW {
    @Override
    boolean isRecording(String name) {
      return RawFile.isRaw(name);
    }

    @Override
    String suffix() {
      return "eeg";
    }
  },
  /** Its own events.tsv, so that a dataset of text alone can be read. */
  EVENTS {
    @Override
    boolean isRecording(String name) {
      return name.endsWith(Sidecar.Kind.EVENTS.ending());
    }

    @Override
    String suffix() {
      return "events";
    }
  };

  /** Whether a file of that name stands for a recording, if its name is well made. */
  abstract boolean isRecording(String name);

  /** What its name must end in, before the extension. */
  abstract String suffix();
}
