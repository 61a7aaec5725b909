package org.inion.submit;

/** A model that cannot be used further, because it breaks a rule. */
final class RuleBreach extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  RuleBreach(Finding finding) {
    super(finding.message());
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
