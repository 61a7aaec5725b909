package org.inion.bids;

import java.util.Optional;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/** The name under which a dataset enters the table. */
final class DatasetName {
  private DatasetName() {}

  static String withoutTrailingSlashes(String root) {
    int end = root.length();
    while (end > 1 && root.charAt(end - 1) == '/') {
      end--;
    }
    return root.substring(0, end);
  }

  /** The name given, else the folder's. */
  static String of(String root, Optional<String> given) {
    String folder = root.substring(root.lastIndexOf('/') + 1);
    String name = given.orElse(folder);
    if (name.isBlank() || name.contains("/") || name.equals(".") || name.equals("..")) {
      throw new BadSetupException(
          Where.file(root)
              .says(
                  "Cannot name the dataset: its name must be one word without \"/\", but was \""
                      + name
                      + "\". Give a name with --dataset."));
    }
    return name;
  }
}
