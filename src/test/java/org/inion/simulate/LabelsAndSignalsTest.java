package org.inion.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inion.config.Layers;
import org.inion.file.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How labels reach the samples, and that nothing of them does when effects are off. */
class LabelsAndSignalsTest {
  private static final Map<String, String> YOUNG = labels("F", "6.1", "1.9");
  private static final Map<String, String> OLD = labels("M", "19.5", "-1.2");

  @ParameterizedTest
  @ValueSource(strings = {"RestingState", "contrastChangeDetection", "DespicableMe"})
  void withEffectsOffTheSamplesAreTheSameForAllLabels(String task) throws Exception {
    Simulation off = simulation("off");
    assertThat(digest(off, new Person("SIM1", YOUNG), task, ""))
        .isEqualTo(digest(off, new Person("SIM1", OLD), task, ""));
    assertThat(digest(off, new Person("SIM2", OLD), task, ""))
        .as("another person")
        .isNotEqualTo(digest(off, new Person("SIM1", OLD), task, ""));
  }

  @Test
  void withEffectsOffTheSamplesAreTheSameForAllResponseTimes() throws Exception {
    Simulation off = simulation("off");
    Person person = new Person("SIM1", OLD);
    assertThat(digest(off, person, Script.CONTRAST, "late"))
        .isEqualTo(digest(off, person, Script.CONTRAST, ""));
  }

  @Test
  void withEffectsOnTheyDiffer() throws Exception {
    Simulation on = simulation("on");
    Person young = new Person("SIM1", YOUNG);
    assertThat(digest(on, young, Script.RESTING, ""))
        .isNotEqualTo(digest(on, new Person("SIM1", OLD), Script.RESTING, ""));
    assertThat(digest(on, young, Script.CONTRAST, "late"))
        .isNotEqualTo(digest(on, young, Script.CONTRAST, ""));
  }

  @Test
  void whatIsShownAndForHowLongDependsOnNoLabel() throws Exception {
    Simulation on = simulation("on");
    for (String task : Script.TASKS) {
      Script young = script(on, new Person("SIM1", YOUNG), task);
      Script old = script(on, new Person("SIM1", OLD), task);
      assertThat(young.seconds()).isEqualTo(old.seconds());
      assertThat(shown(young)).isEqualTo(shown(old));
      assertThat(script(on, new Person("SIM9", OLD), task).seconds()).isEqualTo(old.seconds());
    }
  }

  private static String shown(Script script) {
    return script
        .events()
        .lines()
        .filter(line -> !line.contains("buttonPress"))
        .toList()
        .toString();
  }

  private static Script script(Simulation simulation, Person person, String task) throws Exception {
    return order(person, task).script(simulation, new LocalFiles());
  }

  private static RecordingOrder order(Person person, String task) {
    return new RecordingOrder("root", person, "sub_task-" + task, task, 1, "");
  }

  /** A digest of the first seconds of samples. */
  private static int digest(Simulation simulation, Person person, String task, String change)
      throws Exception {
    RecordingOrder order = order(person, task);
    Script script = order.script(simulation, new LocalFiles());
    if (change.equals("late")) {
      script = new Script(later(script.events()), script.seconds());
    }
    SignalMaker signal = new SignalMaker(simulation, person, order.plan(simulation, script));
    int digest = 0;
    for (int second = 0; second < script.seconds(); second++) {
      digest = 31 * digest + Arrays.deepHashCode(signal.nextSecond());
    }
    return digest;
  }

  /** The same events with responses 0.1 s later. */
  private static String later(String events) {
    StringBuilder text = new StringBuilder();
    for (String line : events.lines().toList()) {
      String[] cells = line.split("\t", -1);
      if (line.contains("buttonPress")) {
        cells[0] = String.valueOf(Double.parseDouble(cells[0]) + 0.1);
      }
      text.append(String.join("\t", cells)).append('\n');
    }
    return text.toString();
  }

  private static Simulation simulation(String effects) {
    return Simulation.of(
        Layers.reference("conf/simulate.conf")
            .set("effects=" + effects)
            .set("rate=100 Hz")
            .set("movie.duration=10 s")
            .set("contrast-change.missed=0 %")
            .set("resting.open=5 s")
            .set("resting.closed=5 s")
            .resolve());
  }

  private static Map<String, String> labels(String sex, String age, String externalizing) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("sex", sex);
    labels.put("age", age);
    labels.put("externalizing", externalizing);
    return labels;
  }
}
