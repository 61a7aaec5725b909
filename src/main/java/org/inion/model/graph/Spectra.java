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
    Tensor magnitude = graph.emit("magnitude", bins, "torch.abs", spectrum);
    Tensor power = Operations.scale(Operations.square(magnitude), 1.0 / samples);
    return route == Route.CPU ? graph.emit("back", bins, "torch.to", power, x) : power;
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
