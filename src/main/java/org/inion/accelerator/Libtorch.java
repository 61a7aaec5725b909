package org.inion.accelerator;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inion.error.BadSetupException;

/**
 * The libtorch that DJL has loaded.
 *
 * @param version such as {@code 2.7.1}, with what its build adds ({@code +cu128}) where it says so
 * @param build the devices it can use beside the CPU
 * @param platform version of CUDA or ROCm that it was built for, where it says so
 * @param folder of its libraries
 * @param seesCards whether it answers that it can use CUDA devices
 * @param threads it computes with on the CPU
 */
public record Libtorch(
    String version,
    Accelerator.Kind build,
    Optional<String> platform,
    String folder,
    boolean seesCards,
    int threads) {
  /** DJL names the engine so. */
  public static final String ENGINE = "PyTorch";

  /** DJL's native part was built against this one. */
  public static final String VERSION = "2.7.1";

  /** The variable that names a folder with another. */
  public static final String PATH = "PYTORCH_LIBRARY_PATH";

  private static final Pattern CUDA = Pattern.compile("\\+cu(\\d+)(\\d)\\b");
  private static final Pattern ROCM = Pattern.compile("\\+rocm([0-9.]+)");
  private static final Pattern RUNTIME = Pattern.compile("libcudart[^.]*\\.so\\.(\\d+).*");

  /**
   * Loads it, which takes a second or two the first time.
   *
   * <p><b>Throws</b> {@link BadSetupException} when the folder in {@link #PATH} says that it holds
   * another version: it may load, and end the process later. Otherwise what DJL throws when the
   * libraries cannot be loaded, errors of the linker too.
   */
  public static Libtorch load(Machine machine) {
    machine.environment(PATH).ifPresent(folder -> requireVersion(machine, folder));
    Engine engine = Engine.getEngine(ENGINE);
    String folder = LibUtils.getLibtorchPath();
    String built = builtVersion(machine, folder).orElse(engine.getVersion());
    List<String> files = machine.list(folder);
    return new Libtorch(
        built,
        build(built, files),
        platform(built, files),
        folder,
        engine.hasCapability("CUDA"),
        JniUtils.getNumThreads());
  }

  private static void requireVersion(Machine machine, String folder) {
    Optional<String> version = builtVersion(machine, folder.strip());
    if (version.isPresent() && !version.get().matches(Pattern.quote(VERSION) + "\\b.*")) {
      throw new BadSetupException(
          "[%s] Cannot load libtorch: its version must be %s, for which DJL's native part was built, but was %s in %s. Point %s to another, or leave it out."
              .formatted(PATH, VERSION, version.get(), folder, PATH));
    }
  }

  /** The archive of libtorch has a file that says it; Python's package has another. */
  private static Optional<String> builtVersion(Machine machine, String folder) {
    String above = folder.replaceFirst("/[^/]+/?$", "");
    return machine
        .read(above + "/build-version")
        .map(String::strip)
        .or(() -> machine.read(above + "/version.py").flatMap(Libtorch::pythonVersion));
  }

  static Optional<String> pythonVersion(String text) {
    Matcher version = Pattern.compile("__version__ = '([^']+)'").matcher(text);
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }

  /** What a version or the names of libraries say of a build. */
  static Accelerator.Kind build(String version, List<String> files) {
    if (ROCM.matcher(version).find() || has(files, "libtorch_hip") || has(files, "libamdhip64")) {
      return Accelerator.Kind.ROCM;
    }
    return CUDA.matcher(version).find() || has(files, "libtorch_cuda")
        ? Accelerator.Kind.CUDA
        : Accelerator.Kind.CPU;
  }

  static Optional<String> platform(String version, List<String> files) {
    Matcher cuda = CUDA.matcher(version);
    if (cuda.find()) {
      return Optional.of(cuda.group(1) + "." + cuda.group(2));
    }
    Matcher rocm = ROCM.matcher(version);
    if (rocm.find()) {
      return Optional.of(rocm.group(1));
    }
    return files.stream()
        .map(RUNTIME::matcher)
        .filter(Matcher::matches)
        .map(runtime -> runtime.group(1))
        .findFirst();
  }

  private static boolean has(List<String> files, String library) {
    return files.stream().anyMatch(file -> file.startsWith(library));
  }

  /** One line for people. */
  public String words() {
    String devices =
        switch (build) {
          case CPU -> "for the CPU only";
          case CUDA -> "for CUDA";
          case ROCM -> "for ROCm";
        };
    return version
        + " "
        + devices
        + platform.map(number -> " " + number).orElse("")
        + ", "
        + threads
        + (threads == 1 ? " thread" : " threads")
        + ", in "
        + folder;
  }
}
