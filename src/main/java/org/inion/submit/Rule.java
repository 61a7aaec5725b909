package org.inion.submit;

import java.util.Locale;

/** What the challenge asks of a submission, and what is looked at besides. */
public enum Rule {
  ZIP("the file must be a zip that can be read"),
  NAMES("the zip must hold submission.py, weights_challenge_1.pt and weights_challenge_2.pt"),
  FLAT("all files must lie at the top level, in no folder"),
  NOTHING_ELSE("the zip must hold nothing else"),
  SIZE("a model must fit into the 20 GB of the challenge's GPU, submission.py into 10 MB"),
  CLASS("submission.py must define class Submission, made by Submission(SFREQ, DEVICE)"),
  METHODS("Submission must have the methods get_model_challenge_1 and get_model_challenge_2"),
  FORMAT("weights must be in a format that torch 2.2.2 reads"),
  INPUT("a model must take float32 windows [B, 129, 200], for any B"),
  TARGET("the model of a challenge should predict what that challenge asks"),
  OUTPUT("a model must give float32 [B, 1]"),
  FINITE("a model must give finite numbers"),
  CONSTANT("predictions of different windows should differ"),
  BATCH("the prediction of a window should not depend on the others in its batch"),
  SAME("submission.py must predict what its weights predict in libtorch, within 1e-5");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  /** As it is printed: {@code nothing-else}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule itself. */
  public String sentence() {
    return sentence;
  }
}
