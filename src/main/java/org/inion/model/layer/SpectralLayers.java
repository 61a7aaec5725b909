package org.inion.model.layer;

import java.util.List;
import org.inion.model.graph.Operations;
import org.inion.model.graph.Spectra;
import org.inion.model.graph.Spectra.Route;
import org.inion.model.graph.Tensor;

/** Layers that see frequencies. */
public final class SpectralLayers {
  private static final double LEAST_POWER = 1e-6;

  private SpectralLayers() {}

  /**
   * A band of frequencies.
   *
   * @param fromHz that is in
   * @param toHz that is not
   */
  public record Band(String name, double fromHz, double toHz) {}

  /** The usual bands of EEG. */
  public static final List<Band> BANDS =
      List.of(
          new Band("delta", 0.5, 4),
          new Band("theta", 4, 8),
          new Band("alpha", 8, 13),
          new Band("beta", 13, 30),
          new Band("gamma", 30, 50));

  /**
   * Logarithm of the mean power of each band.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]} to {@code [B, channels, bands]}. A band must
   * hold at least one frequency of the transform, which lie rate / samples apart, up to half the
   * rate; what a band has beyond that counts as nothing.
   */
  public static Layer logBandPower(List<Band> bands, double rateHz, Route route) {
    return x -> {
      int samples = x.shape().size(2);
      Tensor power = Spectra.power(x, route);
      List<Tensor> means =
          bands.stream().map(band -> mean(power, band, samples / rateHz, samples)).toList();
      return Operations.safeLog(Spectra.stack(means), LEAST_POWER);
    };
  }

  /**
   * Logarithm of the power at each frequency of the transform from one to another.
   *
   * <p><b>Shape</b>: {@code [B, channels, samples]} to {@code [B, channels, frequencies]}.
   */
  public static Layer logPower(double lowHz, double highHz, double rateHz) {
    return x -> {
      int samples = x.shape().size(2);
      double binsPerHz = samples / rateHz;
      int from = (int) Math.ceil(lowHz * binsPerHz - 1e-9);
      int to = Math.min((int) Math.floor(highHz * binsPerHz + 1e-9), samples / 2) + 1;
      if (from >= to) {
        throw x.graph()
            .bad(
                "Cannot take the spectrum: %s–%s Hz must hold a frequency of a window of %d samples at %s Hz. Take a longer window or other limits"
                    .formatted(lowHz, highHz, samples, rateHz));
      }
      Tensor power = Spectra.power(x, x.graph().route());
      return Operations.safeLog(Operations.slice(power, 2, from, to), LEAST_POWER);
    };
  }

  private static Tensor mean(Tensor power, Band band, double binsPerHz, int samples) {
    int from = (int) Math.ceil(band.fromHz() * binsPerHz - 1e-9);
    int to = Math.min((int) Math.ceil(band.toHz() * binsPerHz - 1e-9), samples / 2 + 1);
    if (from >= to) {
      throw power
          .graph()
          .bad(
              "Cannot take the band %s: %s–%s Hz must hold a frequency of a window of %d samples, but these are %s Hz apart and end at %s Hz. Take a longer window or other bands"
                  .formatted(
                      band.name(),
                      band.fromHz(),
                      band.toHz(),
                      samples,
                      1 / binsPerHz,
                      samples / binsPerHz / 2));
    }
    return Operations.mean(Operations.slice(power, 2, from, to), 2);
  }
}
