package org.inion.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.inion.simulate.wave.Noise;
import org.inion.simulate.wave.Seed;

/**
 * What happens in a recording that is made up, as the text of events.tsv in the form of HBN-EEG's.
 * When things are shown, and how long the recording is, depends on the seed alone; how a person
 * responds depends on their traits.
 *
 * @param events text of events.tsv
 * @param seconds length of the recording
 */
record Script(String events, int seconds) {
  static final String RESTING = "RestingState";
  static final String CONTRAST = "contrastChangeDetection";
  static final String MOVIE = "DespicableMe";
  static final List<String> TASKS = List.of(RESTING, CONTRAST, MOVIE);

  private static final double[] INTERVAL_SECONDS = {2.8, 4.4, 6.0};
  private static final double TARGET_SECONDS = 2.4;
  private static final double FASTEST_SECONDS = 0.3;

  /** How many recordings a person has of a task. */
  static int runs(Simulation simulation, String task) {
    return task.equals(CONTRAST) ? simulation.timeline().runs() : 1;
  }

  /** The script of a recording. */
  static Script of(Simulation simulation, String task, int run, Traits traits, Seed seed) {
    Lines lines = new Lines(simulation.rateHz(), task.equals(CONTRAST));
    Simulation.Timeline times = simulation.timeline();
    return switch (task) {
      case RESTING -> resting(lines, times);
      case CONTRAST -> contrast(lines, times, run, traits, seed);
      default -> movie(lines, times);
    };
  }

  private static Script resting(Lines lines, Simulation.Timeline times) {
    lines.add(0, "break cnt", "break cnt");
    lines.add(1, "resting_start", "90");
    double at = 2;
    for (int cycle = 0; cycle < times.cycles(); cycle++) {
      lines.add(at, "instructed_toOpenEyes", "20");
      lines.add(at + times.openSeconds(), "instructed_toCloseEyes", "30");
      at += times.openSeconds() + times.closedSeconds();
    }
    lines.add(at, "instructed_toOpenEyes", "20");
    return lines.script(at + 2);
  }

  private static Script movie(Lines lines, Simulation.Timeline times) {
    lines.add(0, "9999", "9999");
    lines.add(1.04, "video_start", "83");
    lines.add(1.04 + times.movieSeconds(), "video_stop", "103");
    return lines.script(1.5 + times.movieSeconds());
  }

  private static Script contrast(
      Lines lines, Simulation.Timeline times, int run, Traits traits, Seed seed) {
    lines.add(0, "break cnt", "break cnt");
    lines.add(1, "contrastChangeB" + run + "_start", String.valueOf(93 + run));
    List<Double> intervals = intervals(times.trials(), seed.child("intervals"));
    Noise sides = seed.child("sides").noise();
    Noise responses = seed.child("responses").noise();
    double at = 3;
    for (double interval : intervals) {
      lines.add(at, "contrastTrial_start", "5");
      double target = at + interval;
      boolean left = sides.uniform() < 0.5;
      lines.add(target, left ? "left_target" : "right_target", left ? "8" : "9");
      double time =
          traits.get(Trait.RESPONSE_TIME) + times.responseSpreadSeconds() * responses.gaussian();
      boolean correct = responses.uniform() < times.correct();
      boolean missed = responses.uniform() < times.missed();
      if (!missed && time > FASTEST_SECONDS && time < TARGET_SECONDS) {
        boolean pressedLeft = left == correct;
        lines.addResponse(
            target + time,
            pressedLeft ? "left_buttonPress" : "right_buttonPress",
            pressedLeft ? "12" : "13",
            correct ? "smiley_face" : "sad_face");
      }
      at = target + TARGET_SECONDS;
    }
    lines.add(at, "contrastTrial_start", "5");
    return lines.script(at + 3);
  }

  /** Each interval as often as the others, in random order: every run has the same length. */
  private static List<Double> intervals(int trials, Seed seed) {
    List<Double> intervals = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      intervals.add(INTERVAL_SECONDS[i % INTERVAL_SECONDS.length]);
    }
    Collections.shuffle(intervals, new Random(seed.value()));
    return intervals;
  }

  /** Lines of events.tsv, whose onsets are those of samples. */
  private static final class Lines {
    private final int rateHz;
    private final boolean feedback;
    private final StringBuilder text;

    Lines(int rateHz, boolean feedback) {
      this.rateHz = rateHz;
      this.feedback = feedback;
      text =
          new StringBuilder("onset\tduration\tsample\tvalue\tevent_code")
              .append(feedback ? "\tfeedback\n" : "\n");
    }

    void add(double seconds, String value, String code) {
      addResponse(seconds, value, code, "n/a");
    }

    void addResponse(double seconds, String value, String code, String shown) {
      long sample = Math.round(seconds * rateHz);
      String onset = String.format(Locale.ROOT, "%.3f", (double) sample / rateHz);
      text.append(onset.contains(".") ? onset.replaceAll("\\.?0+$", "") : onset)
          .append("\tn/a\t")
          .append(sample)
          .append('\t')
          .append(value)
          .append('\t')
          .append(code)
          .append(feedback ? "\t" + shown + "\n" : "\n");
    }

    Script script(double seconds) {
      return new Script(text.toString(), (int) Math.ceil(seconds));
    }
  }
}
