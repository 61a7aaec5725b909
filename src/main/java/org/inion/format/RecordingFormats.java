package org.inion.format;

import java.io.IOException;
import java.util.List;
import org.inion.error.BadDataException;
import org.inion.error.Where;
import org.inion.file.FileTree;
import org.inion.format.brainvision.BrainVisionFormat;
import org.inion.format.edf.EdfFormat;
import org.inion.format.eeglab.EeglabFormat;
import org.inion.signal.Recording;

/**
 * The formats that can be read, found by a file's extension.
 *
 * @param formats in the order in which they are asked
 */
public record RecordingFormats(List<RecordingFormat> formats) {

  public RecordingFormats {
    formats = List.copyOf(formats);
  }

  /** Every format of this project. A new one is added here. */
  public static RecordingFormats all() {
    return new RecordingFormats(
        List.of(new EdfFormat(), new BrainVisionFormat(), new EeglabFormat()));
  }

  /** Every extension that opens a recording, in lower case, with its dot. */
  public List<String> extensions() {
    return formats.stream().flatMap(format -> format.extensions().stream()).toList();
  }

  /** Whether any format reads a file of that name. */
  public boolean read(String fileName) {
    return formats.stream().anyMatch(format -> format.reads(fileName));
  }

  /**
   * The format of a file, by its name.
   *
   * @throws org.inion.error.BadDataException when no format reads such a file; it lists the
   *     extensions that can be read
   */
  public RecordingFormat of(String fileName) {
    return formats.stream()
        .filter(format -> format.reads(fileName))
        .findFirst()
        .orElseThrow(
            () ->
                Where.file(fileName)
                    .bad(
                        "Cannot open the recording: extension must be one of "
                            + String.join(", ", extensions())
                            + ", but was \""
                            + extension(fileName)
                            + "\". Convert the file to one of these formats."));
  }

  /** Opens a recording in the format that its name tells; as {@link RecordingFormat#open}. */
  public Recording open(FileTree files, String path, ReadPolicies policies) throws IOException {
    RecordingFormat format = of(path);
    try {
      return format.open(files, path, policies);
    } catch (BadDataException e) {
      throw OtherContent.of(files, path)
          .map(other -> Where.file(path).bad(other.refusal(), e))
          .orElse(e);
    }
  }

  private static String extension(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
  }
}
