package org.inion.demo;

import java.nio.file.Path;

/**
 * Where what the demonstration makes lies.
 *
 * @param root its folder
 */
record DemoFolder(Path root) {

  /** The simulated dataset: a BIDS folder a release. */
  Path bids() {
    return root.resolve("hbn");
  }

  Path windows(Aim aim) {
    return of(aim).resolve("windows");
  }

  Path run(Aim aim) {
    return of(aim).resolve("run");
  }

  Path predictions(Aim aim) {
    return of(aim).resolve("predictions");
  }

  Path scores(Aim aim) {
    return of(aim).resolve("scores");
  }

  /** As asked for; what is simulated gets that into its name. */
  Path submission() {
    return root.resolve("submission.zip");
  }

  Path report() {
    return root.resolve("report.html");
  }

  /** What each stage that is done said. */
  Path log() {
    return root.resolve("stages.json");
  }

  private Path of(Aim aim) {
    return root.resolve(aim.task());
  }
}
