package org.inion.job;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar says it has. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Inion.class.getPackage().getImplementationVersion();
    return new String[] {"inion " + (version == null ? "(not packaged)" : version)};
  }
}
