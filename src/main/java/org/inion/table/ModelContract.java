package org.inion.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.inion.error.Where;

/**
 * What a trained model takes and gives; the file {@code extra/inion.json} inside its archive.
 *
 * @param kind of the file, always {@link #KIND}
 * @param task what is predicted
 * @param input windows that it takes
 * @param members the networks in it
 * @param together how their predictions become one
 * @param shrinkage towards the mean; {@link Shrinkage#NONE} where it is not known
 * @param origin of the recordings that it learnt from: {@code recorded}, {@code simulated}, {@code
 *     unstated}
 */
public record ModelContract(
    @JsonProperty(value = "kind", required = true) String kind,
    @JsonProperty(value = "task", required = true) Predicts task,
    @JsonProperty(value = "input", required = true) Input input,
    @JsonProperty(value = "members", required = true) List<Member> members,
    @JsonProperty(value = "together", required = true) Together together,
    @JsonProperty(value = "shrinkage", required = true) Shrinkage shrinkage,
    @JsonProperty(value = "origin", required = true) String origin) {
  public static final String KIND = "inion-model";

  /** Name of the file in the archive. */
  public static final String FILE = "inion.json";

  public static final String SIMULATED = "simulated";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * What is predicted.
   *
   * @param name of the task
   * @param title one line for people
   * @param recordings BIDS tasks that it is about; empty for all
   * @param target column of the label
   * @param unit of label and prediction; empty for none
   * @param classes their names; empty for a number
   * @param metrics names of the scores that it is judged by, the first one first
   */
  public record Predicts(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "title", required = true) String title,
      @JsonProperty(value = "recordings", required = true) List<String> recordings,
      @JsonProperty(value = "target", required = true) String target,
      @JsonProperty(value = "unit", required = true) String unit,
      @JsonProperty(value = "classes", required = true) List<String> classes,
      @JsonProperty(value = "metrics", required = true) List<String> metrics) {
    public Predicts {
      recordings = List.copyOf(recordings);
      classes = List.copyOf(classes);
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * What goes in.
   *
   * @param channels names, in their order
   * @param sampleRateHz of the windows
   * @param samples of a window, in each channel
   * @param unit of the values
   * @param crops that are predicted of a longer window, evenly spread, when their mean is taken; 1
   *     for its centre
   */
  public record Input(
      @JsonProperty(value = "channels", required = true) List<String> channels,
      @JsonProperty(value = "sample_rate_hz", required = true) double sampleRateHz,
      @JsonProperty(value = "samples", required = true) int samples,
      @JsonProperty(value = "unit", required = true) String unit,
      @JsonProperty(value = "crops", required = true) int crops) {
    public Input {
      channels = List.copyOf(channels);
    }
  }

  /**
   * A network.
   *
   * @param network its name
   * @param parameters how many it has
   * @param epoch whose parameters these are
   * @param seed of its training
   * @param data fingerprint of the windows that it was trained on
   */
  public record Member(
      @JsonProperty(value = "network", required = true) String network,
      @JsonProperty(value = "parameters", required = true) long parameters,
      @JsonProperty(value = "epoch", required = true) int epoch,
      @JsonProperty(value = "seed", required = true) long seed,
      @JsonProperty(value = "data", required = true) String data) {}

  /**
   * How predictions become one.
   *
   * @param combine mean or median
   * @param weights of the networks; empty for equal ones
   * @param views that each sees
   */
  public record Together(
      @JsonProperty(value = "combine", required = true) String combine,
      @JsonProperty(value = "weights", required = true) List<Double> weights,
      @JsonProperty(value = "views", required = true) List<String> views) {
    public Together {
      weights = List.copyOf(weights);
      views = List.copyOf(views);
    }
  }

  /**
   * How far predictions should be moved to the mean, as the validation sides tell.
   *
   * @param applied what the model does by itself: {@code none}, {@code window}, {@code subject}
   * @param mean of the target over the training subjects
   * @param windowFactor of the distance that is left, for windows; 1 for all
   * @param subjectFactor the same for means of subjects, of what the model predicts
   */
  public record Shrinkage(
      @JsonProperty(value = "applied", required = true) String applied,
      @JsonProperty(value = "mean", required = true) double mean,
      @JsonProperty(value = "window_factor", required = true) double windowFactor,
      @JsonProperty(value = "subject_factor", required = true) double subjectFactor) {
    public static final Shrinkage NONE = new Shrinkage("none", 0, 1, 1);
  }

  public ModelContract {
    members = List.copyOf(members);
  }

  /** Whether an entry of an archive is its contract. */
  public static boolean isContract(String entry) {
    return entry.endsWith("/extra/" + FILE);
  }

  /** Names an archive by all that is in it: {@code sha256:} and 64 digits. */
  public static String fingerprint(byte[] archive) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As JSON, over several lines. */
  public String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a contract.
   *
   * @param where the model, for errors
   * @throws org.inion.error.BadDataException when it is not what an export writes
   */
  public static ModelContract fromJson(String json, Where where) {
    try {
      ModelContract contract = JSON.readValue(json, ModelContract.class);
      if (!contract.kind().equals(KIND)) {
        throw where
            .field("kind")
            .bad(
                "Cannot use the model: it must be \"%s\", but was \"%s\". Give what jobs/export wrote"
                    .formatted(KIND, contract.kind()));
      }
      return contract;
    } catch (JsonProcessingException e) {
      throw where.bad(
          "Cannot use the model: its %s must be what jobs/export writes, but: %s. Export the run anew"
              .formatted(FILE, e.getOriginalMessage()),
          e);
    }
  }
}
