package org.inion.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.inion.config.Settings;
import org.inion.model.graph.Normalizations.Over;

/**
 * The networks there are, by name. A new one is its own file and a line here; its keys, if it has
 * any, are a group of its name in {@code conf/model.conf}.
 */
public final class Networks {
  /** Every key and its default. */
  public static final String REFERENCE = "conf/model.conf";

  private static final Map<String, Function<Keys, Network>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("transformer", FoundationTransformer::from);
    ALL.put("eegnet", EegNet::from);
    ALL.put("shallow", ShallowFbcspNet::from);
    ALL.put("conformer", EegConformer::from);
    ALL.put("temporal", TemporalNet::from);
    ALL.put("spectral", SpectralNet::from);
  }

  private Networks() {}

  /** Their names. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * The network that {@code model.name} names, with its sizes, behind the normalisation that {@code
   * model.normalize} names. Problems are noted in the settings, whose check reports them.
   */
  public static Network from(Settings settings) {
    Keys model = new Keys(settings, "model");
    String name = settings.choice("model.name", names());
    Keys own = new Keys(settings, "model." + name);
    Network network = settings.build(() -> ALL.get(name).apply(own), FoundationTransformer.DEFAULT);
    Normalization normalization = model.choice("normalize", Normalization.class);
    Over over = model.choice("normalize-over", Over.class);
    settings.onlyWith("model.normalize-over", "model.normalize", normalizations());
    return normalization == Normalization.NONE
        ? network
        : new Normalized(network, normalization, over);
  }

  /** All normalisations that do something. */
  private static List<String> normalizations() {
    return Arrays.stream(Normalization.values())
        .filter(one -> one != Normalization.NONE)
        .map(Keys::word)
        .toList();
  }
}
