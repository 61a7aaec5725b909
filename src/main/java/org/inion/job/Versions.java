package org.inion.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar says it has, and those of libraries. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"inion " + number()};
  }

  /** Of this program. */
  String number() {
    String version = Inion.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** Of a library, as Maven has written it into its jar. */
  static String of(String group, String artifact) {
    String path = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = Versions.class.getClassLoader().getResourceAsStream(path)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
