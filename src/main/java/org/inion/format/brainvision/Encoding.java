package org.inion.format.brainvision;

import java.nio.ByteBuffer;

/** How a sample is stored, by the name that the header has for it. */
enum Encoding {
  INT_16(2) {
    @Override
    void decode(ByteBuffer from, int at, int step, Span to) {
      float[] target = to.target;
      double gain = to.gain;
      int stop = to.offset + to.length;
      for (int i = to.offset, place = at; i < stop; i++, place += step) {
        target[i] = (float) (from.getShort(place) * gain);
      }
    }
  },
  INT_32(4) {
    @Override
    void decode(ByteBuffer from, int at, int step, Span to) {
      float[] target = to.target;
      double gain = to.gain;
      int stop = to.offset + to.length;
      for (int i = to.offset, place = at; i < stop; i++, place += step) {
        target[i] = (float) (from.getInt(place) * gain);
      }
    }
  },
  IEEE_FLOAT_32(4) {
    @Override
    void decode(ByteBuffer from, int at, int step, Span to) {
      float[] target = to.target;
      double gain = to.gain;
      int stop = to.offset + to.length;
      for (int i = to.offset, place = at; i < stop; i++, place += step) {
        target[i] = (float) (from.getFloat(place) * gain);
      }
    }
  };

  private final int bytes;

  Encoding(int bytes) {
    this.bytes = bytes;
  }

  /** Of a sample. */
  int bytes() {
    return bytes;
  }

  /**
   * Turns samples into values, in float64, rounded once.
   *
   * @param at where in the buffer the first sample begins
   * @param step bytes from one sample to the next of the channel
   */
  abstract void decode(ByteBuffer from, int at, int step, Span to);

  /** Where values go: {@code target[offset … offset + length)}, times a gain. */
  static final class Span {
    float[] target = {};
    int offset;
    int length;
    double gain;
  }
}
