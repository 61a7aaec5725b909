package org.inion.bids;

/** How a label is stored. */
public enum LabelType {
  NUMBER,
  TEXT
}
