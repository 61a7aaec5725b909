package org.inion.window;

/** What kind of column a label becomes. It is fixed by the label's rule, never by the data. */
public enum LabelType {
  NUMBER,
  TEXT,
  TRUTH
}
