package org.inion.dsp.vector;

import static org.inion.dsp.Planes.WIDTH;
import static org.inion.engine.vector.Species.FLOATS;
import static org.inion.engine.vector.Species.LANES;

import jdk.incubator.vector.FloatVector;
import org.inion.dsp.Lanes;

/** Signals to rows and back: samples are copied a vector at a time, then squares are transposed. */
final class Tiles {
  private Tiles() {}

  static void gather(Lanes lanes, int firstLane, int from, int samples, float[] v, int at) {
    for (int i = 0; i < samples; i += LANES) {
      for (int part = 0; part < WIDTH; part += LANES) {
        int square = at + i * WIDTH + part;
        for (int l = 0; l < LANES; l++) {
          int lane = firstLane + part + l;
          FloatVector.fromArray(FLOATS, lanes.signal[lane], lanes.offset[lane] + from + i)
              .sub(lanes.base[lane])
              .intoArray(v, square + l * WIDTH);
        }
        transpose(v, square);
      }
    }
  }

  static void scatter(float[] v, int at, int samples, Lanes lanes, int firstLane, int from) {
    for (int i = 0; i < samples; i += LANES) {
      for (int part = 0; part < WIDTH; part += LANES) {
        int square = at + i * WIDTH + part;
        transpose(v, square);
        for (int l = 0; l < LANES; l++) {
          int lane = firstLane + part + l;
          FloatVector.fromArray(FLOATS, v, square + l * WIDTH)
              .intoArray(lanes.signal[lane], lanes.offset[lane] + from + i);
        }
      }
    }
  }

  private static void transpose(float[] v, int at) {
    if (LANES == 16) {
      Transpose16.inPlace(v, at);
    } else if (LANES == 8) {
      Transpose8.inPlace(v, at);
    } else {
      Transpose4.inPlace(v, at);
    }
  }
}
