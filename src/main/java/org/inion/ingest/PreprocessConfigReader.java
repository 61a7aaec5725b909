package org.inion.ingest;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.inion.config.Settings;
import org.inion.dsp.FilterSpec;
import org.inion.dsp.artifact.ArtifactSettings;
import org.inion.dsp.reference.Reference;
import org.inion.format.ReadPolicies;
import org.inion.signal.ChannelType;
import org.inion.signal.SampleRate;
import org.inion.table.SignalEncoding;
import org.inion.table.WindowColumns;
import org.inion.task.Exclusions;
import org.inion.task.Tasks;
import org.inion.task.WindowKeys;
import org.inion.window.WindowRule;

/** Reads {@code conf/preprocess.conf} as values that check themselves. */
final class PreprocessConfigReader {

  private final Settings settings;

  private PreprocessConfigReader(Settings settings) {
    this.settings = settings;
  }

  static PreprocessConfig of(Settings settings) {
    PreprocessConfig config = new PreprocessConfigReader(settings).read();
    settings.check();
    return config;
  }

  static PreprocessConfig ofText(String text) {
    return of(Tasks.layers().text(text).resolve());
  }

  private PreprocessConfig read() {
    FilterSpec filter = filter();
    SignalEncoding encoding =
        settings.choice("output.encoding", List.of("float32", "int16")).equals("int16")
            ? SignalEncoding.INT16
            : SignalEncoding.FLOAT32;
    if (encoding == SignalEncoding.INT16 && filter.highPassHz().isEmpty()) {
      settings.problem(
          "Cannot use \"output.encoding\" = int16 without \"filter.high-pass\": offsets of the"
              + " electrodes would take all 16 bits. Set a high-pass, or float32.");
    }
    String line = settings.text("artifact.line-noise.frequency");
    Optional<SampleRate> rate = rate();
    WindowRule windows = WindowKeys.windows(settings);
    rate.ifPresent(stored -> windows.problemsAt(stored).forEach(settings::problem));
    return new PreprocessConfig(
        channels(),
        policies(),
        filter,
        rate,
        reference(),
        settings.list("reference.recorded"),
        artifacts(),
        line.equals("auto")
            ? Optional.empty()
            : Optional.of(settings.hertz("artifact.line-noise.frequency")),
        windows,
        drop(),
        participantColumns(),
        WindowKeys.labels(settings),
        WindowKeys.eventColumn(settings),
        WindowKeys.events(settings),
        Exclusions.read(settings),
        encoding,
        partBytes(),
        zstdLevel(),
        settings.render(),
        settings.canonical(PreprocessConfig.ROW_KEYS));
  }

  /** Those asked for, and the one that a task predicts, where the table would not have it. */
  private List<String> participantColumns() {
    Set<String> columns = new LinkedHashSet<>(settings.list("labels.participants"));
    Set<String> there = new HashSet<>(settings.names("labels.events"));
    WindowColumns.SCHEMA.columns().forEach(column -> there.add(column.name()));
    if (settings.has("task.target.column")) {
      String target = settings.text("task.target.column");
      if (!target.isEmpty() && !there.contains(target)) {
        columns.add(target);
      }
    }
    return List.copyOf(columns);
  }

  private ChannelRules channels() {
    Set<ChannelType> types = new HashSet<>();
    for (String name : settings.list("channels.types")) {
      types.add(ChannelType.of(name));
      if (ChannelType.of(name) == ChannelType.OTHER) {
        settings.problem("channels.types", "must name types of BIDS, such as EEG or EOG", name);
      }
    }
    types.remove(ChannelType.OTHER);
    String missing = settings.choice("channels.missing", List.of("reject", "zero-fill"));
    ChannelRules.Missing policy =
        missing.equals("reject") ? ChannelRules.Missing.REJECT : ChannelRules.Missing.ZERO_FILL;
    return settings.build(
        () ->
            new ChannelRules(
                settings.isSound("channels.types") ? types : Set.of(ChannelType.EEG),
                settings.list("channels.names"),
                policy),
        new ChannelRules(Set.of(ChannelType.EEG), List.of(), policy));
  }

  private ReadPolicies policies() {
    String truncated = settings.choice("read.truncated-record", List.of("reject", "drop-last"));
    String duplicates = settings.choice("read.duplicate-labels", List.of("rename", "reject"));
    String renamed = settings.choice("read.renamed-parts", List.of("use-own-name", "reject"));
    return new ReadPolicies(
        truncated.equals("reject")
            ? ReadPolicies.TruncatedRecord.REJECT
            : ReadPolicies.TruncatedRecord.DROP_LAST,
        duplicates.equals("rename")
            ? ReadPolicies.DuplicateLabels.RENAME
            : ReadPolicies.DuplicateLabels.REJECT,
        renamed.equals("use-own-name")
            ? ReadPolicies.RenamedParts.USE_OWN_NAME
            : ReadPolicies.RenamedParts.REJECT);
  }

  private FilterSpec filter() {
    OptionalDouble highPass = settings.hertzOrOff("filter.high-pass");
    OptionalDouble lowPass = settings.hertzOrOff("filter.low-pass");
    OptionalDouble notch = settings.hertzOrOff("filter.notch");
    return settings.build(() -> new FilterSpec(highPass, lowPass, notch), FilterSpec.none());
  }

  private Optional<SampleRate> rate() {
    OptionalDouble hertz = settings.hertzOrOff("resample.rate");
    if (hertz.isPresent() && !(hertz.getAsDouble() > 0)) {
      settings.problem(
          "resample.rate",
          "must be > 0 Hz, or off for the rate of the recordings",
          settings.text("resample.rate"));
      return Optional.empty();
    }
    return hertz.isEmpty()
        ? Optional.empty()
        : settings.build(
            () -> Optional.of(SampleRate.ofHertz(hertz.getAsDouble())), Optional.empty());
  }

  private Reference reference() {
    String kind = settings.choice("reference.kind", List.of("average", "channels", "none"));
    List<String> channels = settings.list("reference.channels");
    if (!kind.equals("channels") && !channels.isEmpty()) {
      settings.problem(
          "Cannot use \"reference.channels\" with \"reference.kind\" = "
              + kind
              + ": set the kind to channels, or leave the channels out.");
    }
    return switch (kind) {
      case "average" -> new Reference.Average();
      case "channels" -> settings.build(() -> new Reference.Named(channels), new Reference.None());
      default -> new Reference.None();
    };
  }

  private PreprocessConfig.Drop drop() {
    return switch (settings.choice("window.drop", List.of("none", "flagged", "unclean"))) {
      case "flagged" -> PreprocessConfig.Drop.FLAGGED;
      case "unclean" -> PreprocessConfig.Drop.UNCLEAN;
      default -> PreprocessConfig.Drop.NONE;
    };
  }

  private long partBytes() {
    long bytes = settings.bytes("output.part-size");
    if (bytes < 1 && settings.isSound("output.part-size")) {
      settings.problem(
          "output.part-size",
          "must be a size > 0, such as 128 MB",
          settings.text("output.part-size"));
    }
    return bytes;
  }

  private int zstdLevel() {
    int level = settings.count("output.zstd-level");
    if (level < 0 || level > 22) {
      settings.problem("output.zstd-level", "must be from 0 to 22", String.valueOf(level));
    }
    return level;
  }

  private ArtifactSettings artifacts() {
    return ArtifactConfigReader.read(settings);
  }
}
