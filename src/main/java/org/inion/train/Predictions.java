package org.inion.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inion.batch.SubjectId;
import org.inion.evaluate.Level;
import org.inion.metric.Aggregate;
import org.inion.metric.Metrics;
import org.inion.metric.Pairs;
import org.inion.metric.Subjects;
import org.inion.task.Target;
import org.inion.task.Task;

/**
 * Labels and predictions of the task's own target: numbers in its unit, or the class and the
 * probability of the second one.
 *
 * <p><b>Shape</b>: {@code labels[n], predictions[n]}; {@code subjects}, one for each of n.
 *
 * @param loss mean over the windows
 */
@SuppressWarnings("ArrayRecordComponent") // made to be scored
public record Predictions(
    double[] labels, double[] predictions, List<SubjectId> subjects, double loss) {
  public Predictions {
    subjects = List.copyOf(subjects);
  }

  /** One row a subject: the mean of its windows. */
  public Predictions bySubject() {
    Subjects grouped = grouped();
    SubjectId[] names = new SubjectId[grouped.count()];
    for (int i = 0; i < subjects.size(); i++) {
      names[grouped.of(i)] = subjects.get(i);
    }
    return new Predictions(
        Aggregate.MEAN.of(labels, grouped),
        Aggregate.MEAN.of(predictions, grouped),
        Arrays.asList(names),
        loss);
  }

  /** Which rows are of one subject. */
  public Subjects grouped() {
    return Subjects.of(
        subjects.stream().map(SubjectId::dataset).toArray(String[]::new),
        subjects.stream().map(SubjectId::subject).toArray(String[]::new));
  }

  /** As the metrics take them. */
  public Pairs pairs() {
    return Pairs.of(labels, predictions);
  }

  /** These, then others. */
  Predictions then(Predictions others) {
    double[] allLabels = Arrays.copyOf(labels, labels.length + others.labels.length);
    System.arraycopy(others.labels, 0, allLabels, labels.length, others.labels.length);
    double[] all = Arrays.copyOf(predictions, predictions.length + others.predictions.length);
    System.arraycopy(others.predictions, 0, all, predictions.length, others.predictions.length);
    List<SubjectId> names = new java.util.ArrayList<>(subjects);
    names.addAll(others.subjects);
    return new Predictions(allLabels, all, names, Double.NaN);
  }

  /** The mean of what several networks predict of the same windows in the same order. */
  static Predictions mean(List<Predictions> ensemble) {
    Predictions first = ensemble.get(0);
    double[] mean = new double[first.predictions.length];
    for (Predictions one : ensemble) {
      if (!one.subjects.equals(first.subjects)) {
        throw new IllegalArgumentException("Not the same windows");
      }
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one.predictions[i] / ensemble.size();
      }
    }
    return new Predictions(first.labels, mean, first.subjects, Double.NaN);
  }

  /** The level whose scores decide. */
  static Level decidingLevel(Task task) {
    return task.target().of() == Target.Of.SUBJECT ? Level.SUBJECT : Level.WINDOW;
  }

  /** The task's metrics at both levels, such as {@code subject.mae}; the first decides. */
  public Map<String, Double> scores(Task task) {
    List<Level> levels =
        decidingLevel(task) == Level.SUBJECT
            ? List.of(Level.SUBJECT, Level.WINDOW)
            : List.of(Level.WINDOW, Level.SUBJECT);
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Level level : levels) {
      Pairs rows = (level == Level.WINDOW ? this : bySubject()).pairs();
      for (String name : task.metrics()) {
        scores.put(level.key() + "." + name, Metrics.named(name).of(rows));
      }
    }
    return scores;
  }
}
