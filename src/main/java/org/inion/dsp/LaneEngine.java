package org.inion.dsp;

/**
 * The inner loops of filter and spectra, over {@link Planes}. One algorithm drives them; one
 * implementation is plain Java, the other uses vector instructions. Each call does enough work to
 * make the cost of the call small.
 *
 * <p>Positions, strides and counts are in floats of one plane and are multiples of {@link
 * Planes#WIDTH}. Implementations have no state.
 *
 * <p>All implementations do the same operations in the same order on each lane, without fused
 * multiply-add, so that results are the same to the last bit on every machine.
 */
public interface LaneEngine {

  /** For the record of a run, such as {@code vector-512}. */
  String name();

  /**
   * Signals to rows: sample {@code from + i} of lane l becomes row {@code i}, less the lane's base.
   *
   * @param samples a multiple of 16
   * @param at where the first row lies in both planes
   */
  void gather(Lanes lanes, int from, int samples, Planes rows, int at);

  /** Rows to signals, the reverse of {@link #gather}; what the rows held is lost. */
  void scatter(Planes rows, int at, int samples, Lanes lanes, int from);

  /** A stage of radix 2 without twiddles: sum and difference of two halves. */
  void radix2(Planes rows, int at, int stride, int count);

  /**
   * A forward stage of radix 4 on blocks that lie one after the other: multiplies the quarters of a
   * block by its twiddles, then transforms across the quarters, in place.
   *
   * @param stride from quarter to quarter
   * @param count of each quarter
   * @param blocks each with six twiddles of its own
   */
  void forward4(
      Planes rows, int at, int stride, int count, int blocks, float[] twiddles, int firstTwiddle);

  /** Undoes {@link #forward4}, but for a factor of 4. */
  void inverse4(
      Planes rows, int at, int stride, int count, int blocks, float[] twiddles, int firstTwiddle);

  /**
   * The innermost stages of a filter with one output phase, without a way through memory: {@link
   * #forward4} on blocks of four bins, {@link #multiply}, {@link #inverse4} on the result. What x
   * held is kept.
   *
   * @param x blocks of four bins of {@code down} rows each
   * @param y blocks of four bins of one row each
   */
  void convolve4(
      Planes x,
      int xAt,
      int down,
      Planes y,
      int yAt,
      int blocks,
      float[] twiddles,
      int firstTwiddle,
      float[] spectra,
      int first);

  /**
   * For each bin, output phases from input phases: {@code y[r] = Σ_s x[s] · spectra[bin][r][s]}.
   *
   * @param x bins of {@code down} rows each
   * @param y bins of {@code up} rows each
   * @param spectra complex pairs, in the order of use
   */
  void multiply(
      Planes x, int xAt, int down, Planes y, int yAt, int up, int bins, float[] spectra, int first);

  /**
   * Takes each lane's mean away and multiplies by a window.
   *
   * @param length rows that the mean is taken over
   * @param window a factor for each row
   */
  void taper(Planes rows, int length, float[] window);

  /**
   * The power within a span of bins of each of the two signals of every transform: what the bins of
   * positive and negative frequency have in common belongs to the real plane's signal, what they
   * differ in to the imaginary plane's.
   *
   * @param rowOfBin where each bin lies, in rows; as many as the transform has
   * @param sums one for each of 32 lanes, replaced
   */
  void power(Planes rows, int[] rowOfBin, int firstBin, int stopBin, float[] sums);
}
