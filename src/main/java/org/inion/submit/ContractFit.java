package org.inion.submit;

import java.util.ArrayList;
import java.util.List;
import org.inion.signal.ChannelNames;
import org.inion.table.ModelContract;

/** Whether a model says of itself that it is for a challenge. */
final class ContractFit {
  private ContractFit() {}

  /** In what it is not, a finding each. */
  static List<Finding> of(Challenge challenge, ModelContract contract) {
    List<Finding> findings = new ArrayList<>();
    ModelContract.Input input = contract.input();
    ModelContract.Input wanted = Challenge.INPUT;
    if (!contract.task().target().equals(challenge.target())) {
      note(findings, Rule.TARGET, challenge, challenge.target(), contract.task().target());
    }
    if (!input.channels().equals(wanted.channels())) {
      note(
          findings,
          Rule.INPUT,
          challenge,
          "channels " + ChannelNames.brief(wanted.channels()),
          ChannelNames.brief(input.channels()));
    }
    if (input.sampleRateHz() != wanted.sampleRateHz()) {
      note(findings, Rule.INPUT, challenge, "100 Hz", input.sampleRateHz() + " Hz");
    }
    if (input.samples() != wanted.samples()) {
      note(findings, Rule.INPUT, challenge, "200 samples", input.samples() + " samples");
    }
    if (!input.unit().equals(wanted.unit())) {
      note(findings, Rule.INPUT, challenge, wanted.unit(), input.unit());
    }
    return findings;
  }

  private static void note(
      List<Finding> findings, Rule rule, Challenge challenge, String wanted, String found) {
    findings.add(
        Finding.warning(
            rule,
            "the model of %s is for %s instead of %s".formatted(challenge.words(), found, wanted)));
  }
}
