package org.inion.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.PairList;
import java.util.List;
import org.inion.batch.Batch;
import org.inion.model.WindowShape;

/**
 * The transformer of 10 tokens from DJL's own blocks, trained by DJL's own Trainer: the same sizes,
 * dropout in the same places, normalisation before each part. What differs: its attention is DJL's
 * block, with a matrix each for queries, keys and values, and softmax step by step; its loss is
 * half the square; its decay reaches every parameter; initial values are DJL's.
 */
final class DjlTransformer implements AutoCloseable {
  private static final int PATCH = 20;
  private static final int WIDTH = 128;
  private static final int LAYERS = 4;
  private static final int HEADS = 4;
  private static final int HIDDEN = 256;
  private static final float DROPOUT = 0.1f;
  private static final float RATE = 1e-3f;
  private static final float DECAY = 0.05f;

  private final Model model;
  private final Trainer trainer;
  private final WindowShape window;

  DjlTransformer(WindowShape window, int batch) {
    this.window = window;
    model = Model.newInstance("djl-transformer", Device.cpu(), "PyTorch");
    model.setBlock(network(window));
    Optimizer adam =
        Optimizer.adamW()
            .optLearningRateTracker(Tracker.fixed(RATE))
            .optWeightDecays(DECAY)
            .build();
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(adam)
            .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
    trainer = model.newTrainer(config);
    trainer.initialize(new Shape(batch, window.channels(), window.samples()));
  }

  /** Learnt numbers added to each token, by its place. */
  private static final class Places extends AbstractBlock {
    private final Parameter places;

    Places(int tokens) {
      places =
          addParameter(
              Parameter.builder()
                  .setName("places")
                  .setType(Parameter.Type.OTHER)
                  .optShape(new Shape(1, tokens, WIDTH))
                  .optInitializer(new NormalInitializer(0.02f))
                  .build());
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
      NDArray x = inputs.singletonOrThrow();
      return new NDList(x.add(store.getValue(places, x.getDevice(), training)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  private static Block network(WindowShape window) {
    int tokens = window.samples() / PATCH;
    SequentialBlock all = new SequentialBlock();
    all.addSingleton(
        x ->
            x.reshape(-1, window.channels(), tokens, PATCH)
                .transpose(0, 2, 1, 3)
                .reshape(-1, tokens, (long) window.channels() * PATCH));
    all.add(Linear.builder().setUnits(WIDTH).build());
    all.add(new Places(tokens));
    all.add(dropout());
    for (int i = 0; i < LAYERS; i++) {
      all.add(residual(attention()));
      all.add(residual(perceptron()));
    }
    all.add(norm());
    all.addSingleton(x -> x.mean(new int[] {1}));
    all.add(Linear.builder().setUnits(1).build());
    return all;
  }

  private static Block attention() {
    return new SequentialBlock()
        .add(norm())
        .add(
            ScaledDotProductAttentionBlock.builder()
                .setEmbeddingSize(WIDTH)
                .setHeadCount(HEADS)
                .optAttentionProbsDropoutProb(0)
                .build())
        .add(dropout());
  }

  private static Block perceptron() {
    return new SequentialBlock()
        .add(norm())
        .add(Linear.builder().setUnits(HIDDEN).build())
        .add(Activation.geluBlock())
        .add(dropout())
        .add(Linear.builder().setUnits(WIDTH).build())
        .add(dropout());
  }

  private static Block norm() {
    return LayerNorm.builder().axis(2).build();
  }

  private static Block dropout() {
    return Dropout.builder().optRate(DROPOUT).build();
  }

  private static Block residual(Block block) {
    return new ParallelBlock(
        outputs ->
            new NDList(outputs.get(0).singletonOrThrow().add(outputs.get(1).singletonOrThrow())),
        List.of(Blocks.identityBlock(), block));
  }

  /** Takes a step; returns its loss. */
  double step(Batch batch) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      Shape shape = new Shape(batch.size(), window.channels(), window.samples());
      NDArray x = manager.create(batch.signals().duplicate(), shape, DataType.FLOAT32);
      NDArray y = manager.create(batch.labels(), new Shape(batch.size(), 1));
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList outputs = trainer.forward(new NDList(x), new NDList(y));
        outputs.attach(manager);
        loss = trainer.getLoss().evaluate(new NDList(y), outputs);
        loss.attach(manager);
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  /** Number of trained numbers. */
  double parameters() {
    return model.getBlock().getParameters().stream()
        .mapToLong(pair -> pair.getValue().getArray().getShape().size())
        .sum();
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
