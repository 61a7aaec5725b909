package org.inion.model.graph;

import java.util.List;

/** Spectra along time. */
public final class Spectra {
  private Spectra() {}

  /** Where a Fourier transform runs; its result is where its input was either way. */
  public enum Route {
    /** On the device of the input. */
    DEVICE,
    /** On the CPU: for devices whose transforms fail or are slow. */
    CPU
  }

  /**
   * Power at each frequency from 0 to half the sampling rate, as {@code |X|² / samples}.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]} to {@code [B, channels, samples / 2 + 1]}.
   */
  public static Tensor power(Tensor x, Route route) {
    Operations.requireRank(x, 3, "a spectrum");
    Graph graph = x.graph();
    int samples = x.shape().size(2);
    Shape bins = x.shape().with(2, samples / 2 + 1);
    Tensor wide = graph.wide(x);
    Tensor near = route == Route.CPU ? graph.emit("near", x.shape(), "torch.cpu", wide) : wide;
    Tensor spectrum = graph.emit("spectrum", bins, "torch.fft_rfft", near);
    // Not the magnitude: libtorch has no gradient for that of a complex number in a script.
    Tensor parts = graph.emit("parts", bins.appended(2), "torch.view_as_real", spectrum);
    Tensor power = Operations.scale(Operations.sum(Operations.square(parts), 3), 1.0 / samples);
    return route == Route.CPU ? graph.emit("back", bins, "torch.to", power, x) : power;
  }

  /**
   * A signal whose frequencies are multiplied by numbers; the window's end is followed by its
   * start.
   *
   * <p><b>Shape</b>: {@code x [B, channels, samples]}, kept.
   *
   * @param gain for each frequency from 0 to half the sampling rate, {@code [samples / 2 + 1]}
   *     last; real or complex, but real in effect at the first and, with an even number of samples,
   *     the last
   */
  public static Tensor filtered(Tensor x, Tensor gain, Route route) {
    Operations.requireRank(x, 3, "a spectrum");
    Graph graph = x.graph();
    int samples = x.shape().size(2);
    boolean moves = route == Route.CPU;
    Tensor near = moves ? graph.emit("near", x.shape(), "torch.cpu", x) : x;
    Tensor nearGain = moves ? graph.emit("near", gain.shape(), "torch.cpu", gain) : gain;
    Tensor spectrum =
        graph.emit("spectrum", x.shape().with(2, samples / 2 + 1), "torch.fft_rfft", near);
    Tensor filtered = Operations.multiply(spectrum, nearGain);
    Tensor signal = graph.emit("signal", x.shape(), "torch.fft_irfft", filtered, samples);
    return moves ? graph.emit("back", x.shape(), "torch.to", signal, x) : signal;
  }

  /**
   * 1 for each frequency, 0 for the first and for the one at half the sampling rate, where there is
   * one: these have no phase.
   *
   * <p><b>Shape</b>: {@code [samples / 2 + 1]}.
   *
   * @param like what decides about device and type of number
   */
  public static Tensor withPhase(Tensor like, int samples) {
    int bins = samples / 2 + 1;
    int inner = (samples - 1) / 2;
    Graph graph = like.graph();
    if (inner == 0) {
      throw graph.bad(
          "Cannot turn phases: a window must have at least 3 samples, but had " + samples);
    }
    Tensor ones = graph.emit("ones", Shape.of(inner), "torch.new_ones", like, List.of(inner));
    return graph.emit(
        "inner", Shape.of(bins), "torch.constant_pad_nd", ones, List.of(1, bins - 1 - inner), 0);
  }

  /** Tensors of one shape side by side in a new last dimension. */
  public static Tensor stack(List<Tensor> parts) {
    Tensor first = parts.get(0);
    for (Tensor part : parts) {
      if (!part.shape().equals(first.shape())) {
        throw first
            .graph()
            .bad(
                "Cannot stack: shapes must be equal, but were %s and %s"
                    .formatted(first.shape(), part.shape()));
      }
    }
    return first
        .graph()
        .emit("stacked", first.shape().appended(parts.size()), "torch.stack", parts, -1);
  }
}
