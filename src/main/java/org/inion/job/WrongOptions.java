package org.inion.job;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line in one line, instead of hiding it above the whole help.
 */
final class WrongOptions implements CommandLine.IParameterExceptionHandler {
  @Override
  public int handleParseException(CommandLine.ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("error: " + error.getMessage());
    UnmatchedArgumentException.printSuggestions(error, err);
    String name = command.getCommandName();
    err.println(
        command.getParent() == null
            ? "See inion --help for the jobs."
            : "See jobs/" + name + " --help for its options.");
    err.flush();
    return ExitCodes.FAILED;
  }
}
