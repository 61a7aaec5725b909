package org.inion.job;

/** The one main class: the first argument names the job. */
public final class Inion {
  private Inion() {}

  public static void main(String[] args) {
    System.exit(args.length);
  }
}
