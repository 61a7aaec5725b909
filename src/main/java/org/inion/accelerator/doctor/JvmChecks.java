package org.inion.accelerator.doctor;

import java.util.ArrayList;
import java.util.List;

/** Whether this JVM was started with the flags of {@code jobs/jvm.flags}, told by what they do. */
final class JvmChecks {
  /** By which filters and readers use vector instructions. */
  static final String VECTORS = "--add-modules=jdk.incubator.vector";

  private JvmChecks() {}

  /** The flags that are missing. */
  static List<String> missingFlags() {
    List<String> missing = new ArrayList<>();
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      missing.add(VECTORS);
    }
    for (String name : List.of("sun.nio.ch", "java.nio", "java.lang", "java.util")) {
      if (!Object.class.getModule().isOpen(name, JvmChecks.class.getModule())) {
        missing.add(open(name));
      }
    }
    return missing;
  }

  static String open(String name) {
    return "--add-opens=java.base/" + name + "=ALL-UNNAMED";
  }
}
