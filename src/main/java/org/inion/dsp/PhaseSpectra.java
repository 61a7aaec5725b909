package org.inion.dsp;

/** The spectra of the short filters between all pairs of phases, in the order of their use. */
final class PhaseSpectra {
  private final PolyphaseFilter filter;
  private final int bins;
  private final double[] cosine;
  private final double[] sine;

  PhaseSpectra(PolyphaseFilter filter) {
    this.filter = filter;
    this.bins = filter.fourier().bins();
    cosine = new double[bins];
    sine = new double[bins];
    for (int i = 0; i < bins; i++) {
      cosine[i] = Math.cos(2 * Math.PI * i / bins);
      sine[i] = Math.sin(2 * Math.PI * i / bins);
    }
  }

  /** Complex pairs by row of the transform, output phase and input phase; 1/bins is in them. */
  float[] all() {
    int up = filter.resampling().up();
    int down = filter.resampling().down();
    float[] spectra = new float[Math.multiplyExact(2 * bins, Math.multiplyExact(up, down))];
    double[] taps = new double[filter.reach() + 1];
    for (int r = 0; r < up; r++) {
      for (int s = 0; s < down; s++) {
        for (int later = 0; later < taps.length; later++) {
          taps[later] = filter.tap(r, s, later) / bins;
        }
        transform(taps, spectra, 2 * (r * down + s), 2 * up * down);
      }
    }
    return spectra;
  }

  /** Directly, in double precision: taps are few and this happens once. */
  private void transform(double[] taps, float[] spectra, int first, int stride) {
    for (int row = 0; row < bins; row++) {
      int bin = filter.fourier().binOfRow(row);
      double real = 0;
      double imaginary = 0;
      int turn = 0;
      for (double tap : taps) {
        real += tap * cosine[turn];
        imaginary += tap * sine[turn];
        turn = (turn + bin) & (bins - 1);
      }
      spectra[first + row * stride] = (float) real;
      spectra[first + row * stride + 1] = (float) imaginary;
    }
  }
}
