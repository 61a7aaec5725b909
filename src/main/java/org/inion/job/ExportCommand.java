package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.inion.export.ExportSettings;
import org.inion.export.ExportedModel;
import org.inion.export.Exporter;
import org.inion.table.ModelContract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "Makes one TorchScript model of a run, of all folds of one, or of several runs.",
    customSynopsis = "jobs/export --model RUN [--model RUN]... --out DIR [OPTIONS]",
    description = {
      "",
      "Writes DIR/model.pt, which torch.jit.load, libtorch and jobs/predict read and which gives"
          + " predictions in the target's own unit; DIR/model.safetensors with the arrays by name;"
          + " and DIR/README.md, the card. Of a run the best epoch counts, of folds the last. Needs"
          + " no Spark and no windows. All keys: conf/export.conf.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 exported; 1 failed",
      "",
      "Examples:",
      "  jobs/export --model run --out model",
      "  jobs/export --model folds --out model --set export.combine=median",
      "  jobs/export --model run-1 --model run-2 --out model --set export.weights=[2,1]"
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "RUN",
      description = "The folder of a run, or of folds; given often, all are one ensemble.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A folder to write to.")
  private Path out = Path.of("");

  @Mixin private LayeredOptions config = new LayeredOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    var settings = config.lay(ExportSettings.layers()).resolve();
    ExportSettings export = ExportSettings.from(settings);
    settings.check();
    ExportedModel model = ExportedModel.of(runs, export);
    String fingerprint = Exporter.write(model, out);
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(json.wanted() ? line(model, fingerprint) : table(model, fingerprint));
    writer.flush();
    return ExitCodes.GOOD;
  }

  private String table(ExportedModel model, String fingerprint) throws IOException {
    ModelContract contract = model.contract();
    Path archive = out.resolve(Exporter.ARCHIVE);
    return Figures.table(
        List.of(
            List.of("task", contract.task().name()),
            List.of("networks", networks(contract)),
            List.of(
                "takes",
                "%d channels × %d samples at %s Hz, %s"
                    .formatted(
                        contract.input().channels().size(),
                        contract.input().samples(),
                        contract.input().sampleRateHz(),
                        contract.input().unit())),
            List.of("learnt from", contract.origin() + " data"),
            List.of("fingerprint", fingerprint),
            List.of("model", "%s, %.1f MB".formatted(archive, Files.size(archive) / 1e6)),
            List.of("card", out.resolve(Exporter.CARD).toString())));
  }

  private static String networks(ModelContract contract) {
    return contract.members().stream()
        .map(member -> member.network() + ", epoch " + member.epoch())
        .collect(Collectors.joining("; "));
  }

  private String line(ExportedModel model, String fingerprint) throws IOException {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("task", model.contract().task().name());
    line.put("members", model.contract().members().size());
    line.put("origin", model.contract().origin());
    line.put("fingerprint", fingerprint);
    line.put("bytes", Files.size(out.resolve(Exporter.ARCHIVE)));
    line.put("model", out.resolve(Exporter.ARCHIVE).toString());
    return line.toString();
  }
}
