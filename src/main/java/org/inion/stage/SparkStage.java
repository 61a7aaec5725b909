package org.inion.stage;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Does a piece of work on every item of a list by Spark, largest first, and hands each result to
 * the driver as soon as its task is done.
 */
public final class SparkStage {
  private final JavaSparkContext spark;

  public SparkStage(JavaSparkContext spark) {
    this.spark = spark;
  }

  /**
   * What a task does with one item. There is one in each JVM, which all its tasks use at once: it
   * is sent once an executor, as to unpack a model or Hadoop's configuration for each task costs
   * more than many a task.
   */
  public interface Work<T, R> extends Serializable {
    R apply(T item) throws IOException;
  }

  /**
   * Runs the stage.
   *
   * @param tasks how many tasks the items are dealt to; 0 for one each
   * @param size of an item, to balance the tasks by
   * @param sink is called on one thread at a time, in no order
   */
  public <T extends Serializable, R extends Serializable> void run(
      List<T> items, int tasks, ToLongFunction<T> size, Work<T, R> work, Consumer<R> sink)
      throws IOException {
    if (items.isEmpty()) {
      return;
    }
    List<Batch<T>> batches = deal(items, tasks == 0 ? items.size() : tasks, size);
    JavaRDD<Batch<T>> rdd = spark.parallelize(batches, batches.size());
    Broadcast<Work<T, R>> shipped = spark.broadcast(work);
    ClassTag<Batch<R>> tag = ClassTag$.MODULE$.apply(Batch.class);
    String group = "inion-" + UUID.randomUUID();
    spark.setJobGroup(group, "inion", false);
    try {
      spark.sc().runJob(rdd.rdd(), new Task<>(shipped), new Handler<>(sink), tag);
    } catch (Exception e) {
      // When the sink wants no more, Spark itself would go on to the last task.
      spark.cancelJobGroup(group);
      throw cause(e);
    } finally {
      spark.clearJobGroup();
      if (!spark.sc().isStopped()) {
        shipped.unpersist(); // not destroyed: a cancelled task may just begin to read it
      }
    }
  }

  /** What one task is given, and what it gives back. */
  record Batch<T>(List<T> items) implements Serializable {}

  /** Longest first, each to the batch that has least: at most 4/3 of the best there is. */
  static <T> List<Batch<T>> deal(List<T> items, int tasks, ToLongFunction<T> size) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingLong(size).reversed());
    List<Batch<T>> batches = new ArrayList<>();
    long[] load = new long[Math.min(tasks, items.size())];
    PriorityQueue<Integer> lightest =
        new PriorityQueue<>(
            Comparator.comparingLong((Integer batch) -> load[batch]).thenComparing(batch -> batch));
    for (int i = 0; i < load.length; i++) {
      batches.add(new Batch<>(new ArrayList<>()));
      lightest.add(i);
    }
    for (T item : sorted) {
      int batch = lightest.remove();
      batches.get(batch).items().add(item);
      load[batch] += Math.max(1, size.applyAsLong(item));
      lightest.add(batch);
    }
    return batches;
  }

  /** What went wrong, out of what Spark wraps around it. */
  private static IOException cause(Exception error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof BadDataException || at instanceof BadSetupException) {
        throw (RuntimeException) at;
      } else if (at instanceof IOException io) {
        return io;
      }
    }
    String message = String.valueOf(error.getMessage());
    return new IOException(message.lines().findFirst().orElse(""), error);
  }

  private static final class Task<T, R> extends AbstractFunction1<Iterator<Batch<T>>, Batch<R>>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Broadcast<Work<T, R>> work;

    Task(Broadcast<Work<T, R>> work) {
      this.work = work;
    }

    @Override
    public Batch<R> apply(Iterator<Batch<T>> batches) {
      List<R> results = new ArrayList<>();
      while (batches.hasNext()) {
        for (T item : batches.next().items()) {
          requireWanted();
          try {
            results.add(work.value().apply(item));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
      return new Batch<>(results);
    }
  }

  /** Ends a task that was cancelled, between two items. */
  private static void requireWanted() {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.killTaskIfInterrupted();
    }
  }

  private static final class Handler<R> extends AbstractFunction2<Object, Batch<R>, BoxedUnit> {
    private final Consumer<R> sink;

    Handler(Consumer<R> sink) {
      this.sink = sink;
    }

    @Override
    public BoxedUnit apply(Object partition, Batch<R> results) {
      results.items().forEach(sink);
      return BoxedUnit.UNIT;
    }
  }
}
