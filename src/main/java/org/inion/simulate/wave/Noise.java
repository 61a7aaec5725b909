package org.inion.simulate.wave;

/**
 * A stream of random numbers: xoroshiro128+, normal numbers by ziggurat. Only operations that Java
 * defines to the last bit, so that a stream is the same on every machine.
 *
 * <p><b>Source</b>: Blackman and Vigna 2021, doi 10.1145/3460772; Marsaglia and Tsang 2000, doi
 * 10.18637/jss.v005.i08, in the form of Doornik's ZIGNOR (2005).
 */
public final class Noise {
  private static final int LAYERS = 128;
  private static final double TAIL = 3.442619855899;
  private static final double AREA = 9.91256303526217e-3;
  private static final double[] EDGE = new double[LAYERS + 1];
  private static final double[] RATIO = new double[LAYERS];

  static {
    double f = StrictMath.exp(-0.5 * TAIL * TAIL);
    EDGE[0] = AREA / f;
    EDGE[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + f));
      f = StrictMath.exp(-0.5 * EDGE[i] * EDGE[i]);
    }
    for (int i = 0; i < LAYERS; i++) {
      RATIO[i] = EDGE[i + 1] / EDGE[i];
    }
  }

  private long s0;
  private long s1;

  Noise(long seed) {
    s0 = Seed.mixed(seed + 1);
    s1 = Seed.mixed(seed + 2);
  }

  private long next() {
    long a = s0;
    long b = s1;
    long result = a + b;
    b ^= a;
    s0 = Long.rotateLeft(a, 24) ^ b ^ (b << 16);
    s1 = Long.rotateLeft(b, 37);
    return result;
  }

  /** From 0 to 1, 1 excluded. */
  public double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Between two numbers. */
  public double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** A whole number below a bound. */
  public int index(int bound) {
    return (int) (uniform() * bound);
  }

  /** Normal, with mean 0 and standard deviation 1. */
  public double gaussian() {
    while (true) {
      long bits = next();
      double u = (bits >> 10) * 0x1.0p-53;
      // The lowest bits of xoroshiro128+ are weak: take the layer from above them.
      int layer = (int) (bits >>> 3) & (LAYERS - 1);
      if (Math.abs(u) < RATIO[layer]) {
        return u * EDGE[layer];
      }
      double other = layer == 0 ? tail(u) : wedge(u, layer);
      if (!Double.isNaN(other)) {
        return other;
      }
    }
  }

  private double tail(double sign) {
    double x;
    double y;
    do {
      x = StrictMath.log(1 - uniform()) / TAIL;
      y = StrictMath.log(1 - uniform());
    } while (-2 * y < x * x);
    return sign < 0 ? x - TAIL : TAIL - x;
  }

  /** A number in the wedge beside a layer, or NaN where the point lies outside of it. */
  private double wedge(double u, int layer) {
    double x = u * EDGE[layer];
    double inner = StrictMath.exp(-0.5 * (EDGE[layer] * EDGE[layer] - x * x));
    double outer = StrictMath.exp(-0.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
    return outer + uniform() * (inner - outer) < 1 ? x : Double.NaN;
  }

  /** Log-normal with this median; the spread is the standard deviation of the logarithm. */
  public double around(double median, double spread) {
    return median * StrictMath.exp(spread * gaussian());
  }

  /** The time to the next event of a Poisson process. */
  public double waiting(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** How many events of a Poisson process fall into a span that has this many on average. */
  public int count(double mean) {
    int count = 0;
    for (double at = waiting(1); at < mean; at += waiting(1)) {
      count++;
    }
    return count;
  }

  /** Adds white noise to a span of samples. */
  public void add(float[] x, int from, int to, float deviation) {
    for (int i = from; i < to; i++) {
      x[i] += deviation * (float) gaussian();
    }
  }

  /** Replaces samples by white noise. */
  public void fill(float[] x, int samples, float deviation) {
    for (int i = 0; i < samples; i++) {
      x[i] = deviation * (float) gaussian();
    }
  }
}
