package org.inion.submit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.inion.model.run.ModelOutput;

/** A model of one challenge that can be asked. */
interface ChallengePredictor extends Closeable {

  /**
   * Predicts windows.
   *
   * @param windows float32 {@code [size, 129, 200]}, little-endian, direct; read, not kept
   * @throws RuleBreach when the model fails at it
   */
  ModelOutput output(ByteBuffer windows, int size) throws IOException, RuleBreach;

  /** Who predicts, for messages. */
  String name();
}
