package org.inion.batch;

/** Who is seen how often in an epoch. */
public enum Balance {
  /** Every window once. */
  NONE {
    @Override
    Groups groups(WindowIndex index) {
      return Groups.one(index);
    }
  },
  /** Every subject about equally often, however many windows it has. */
  SUBJECT {
    @Override
    Groups groups(WindowIndex index) {
      return Groups.subjects(index);
    }
  },
  /**
   * Every class of the first target about equally often; of numbers, where there are more than ten,
   * every tenth part of the windows ordered by them.
   */
  LABEL {
    @Override
    Groups groups(WindowIndex index) {
      return Groups.labels(index);
    }
  };

  abstract Groups groups(WindowIndex index);
}
