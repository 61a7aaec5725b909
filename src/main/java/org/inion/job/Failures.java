package org.inion.job;

import java.io.IOException;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import picocli.CommandLine;

/** Says what ended a job: one line a problem, and a stack trace only for faults of this program. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    if (error instanceof BadSetupException setup) {
      setup.problems().forEach(problem -> command.getErr().println("error: " + problem));
    } else if (error instanceof BadDataException || error instanceof IOException) {
      command.getErr().println("error: " + error.getMessage());
    } else {
      command.getErr().println("error: this is a fault of Inion; please report what follows.");
      error.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return ExitCodes.FAILED;
  }
}
