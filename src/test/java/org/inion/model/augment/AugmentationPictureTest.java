package org.inion.model.augment;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.model.WindowShape;
import org.inion.model.run.NetworkRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Draws the picture of the documentation: what each augmentation makes of a simulated window. */
@EnabledIfSystemProperty(named = "inion.docs", matches = "write")
class AugmentationPictureTest {
  private static final Path PICTURE = Path.of("docs/concepts/pictures/augmentations.svg");
  private static final WindowShape WINDOW = new WindowShape(3, 200, 100);
  private static final List<String> COLOURS = List.of("#1f5fa8", "#777", "#c9620a");
  private static final int WIDTH = 300;
  private static final int HEIGHT = 130;
  private static final int COLUMNS = 3;

  @Test
  void draws() throws IOException {
    // Two windows: the second is the one that is shown, the first its partner in mixup.
    float[] x = windows();
    List<String> panels = new ArrayList<>();
    panels.add(panel(0, "the window", x));
    Engine.getEngine(NetworkRunner.ENGINE).setRandomSeed(12);
    for (Augmentation augmentation : all()) {
      float[] y =
          FixedDraws.run(
              in -> augmentation.of(Augmented.none(in), Draws.inScript()).x(), 3, 200, x);
      panels.add(panel(panels.size(), augmentation.name(), y));
    }
    int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#222\">\n<title>A simulated window of C3 (blue), Cz (grey) and C4 (orange), and what each augmentation makes of it</title>\n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n%s\n</svg>\n"
            .formatted(
                COLUMNS * WIDTH,
                rows * HEIGHT,
                COLUMNS * WIDTH,
                rows * HEIGHT,
                String.join("\n", panels));
    Files.writeString(PICTURE, svg);
  }

  private static String panel(int place, String name, float[] windows) {
    int left = place % COLUMNS * WIDTH + 10;
    int top = place / COLUMNS * HEIGHT;
    StringBuilder panel = new StringBuilder();
    panel.append("<text x=\"%d\" y=\"%d\">%s</text>".formatted(left, top + 18, name));
    for (int channel = 0; channel < 3; channel++) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        double y = top + 42 + 30 * channel - 0.45 * windows[600 + 200 * channel + i];
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", left + 1.4 * i, y));
      }
      panel.append(
          "<polyline fill=\"none\" stroke=\"%s\" points=\"%s\"/>"
              .formatted(COLOURS.get(channel), points.toString().strip()));
    }
    return panel.toString();
  }

  private static float[] windows() {
    Random random = new Random(2);
    float[] x = new float[1200];
    for (int trace = 0; trace < 6; trace++) {
      double slow = 0;
      for (int i = 0; i < 200; i++) {
        slow = 0.93 * slow + 2.5 * random.nextGaussian();
        double beats = Math.exp(-Math.pow((i - 60 - 25 * (trace % 3)) / 35.0, 2));
        double alpha = (trace % 3 == 2 ? 9 : 16) * beats * Math.cos(2 * Math.PI * i / 10.0);
        x[200 * trace + i] = (float) (slow + (trace < 3 ? 0 : alpha));
      }
    }
    return x;
  }

  private static List<Augmentation> all() {
    Layers layers = Layers.reference(Augmentations.REFERENCE);
    AugmentationsTest.NAMES.forEach(name -> layers.set("augment." + name + ".probability=1"));
    layers.set("augment.channel-shuffle.share=100 %").set("augment.channel-dropout.share=60 %");
    layers.set("augment.band-stop.lowest=9 Hz").set("augment.band-stop.highest=11 Hz");
    layers.set("augment.mixup.alpha=1").set("augment.gaussian-noise.largest=10 uV");
    Settings settings = layers.resolve();
    List<Augmentation> all = Augmentations.from(settings, WINDOW, AugmentationsTest.CHANNELS);
    settings.check();
    return all;
  }
}
