package org.inion.job;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what a command line cannot be read for, in one line, and where its options are listed. */
final class BadArguments implements CommandLine.IParameterExceptionHandler {
  @Override
  public int handleParseException(CommandLine.ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    String message = error.getMessage().lines().findFirst().orElse("");
    err.println("error: " + message + "." + suggestion(error) + " See " + help(command) + ".");
    err.flush();
    return ExitCodes.FAILED;
  }

  private static String suggestion(CommandLine.ParameterException error) {
    List<String> suggestions =
        error instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return suggestions.isEmpty()
        ? ""
        : " Did you mean " + String.join(", ", suggestions.stream().limit(3).toList()) + "?";
  }

  private static String help(CommandLine command) {
    return command.getParent() == null ? "--help" : "jobs/" + command.getCommandName() + " --help";
  }
}
