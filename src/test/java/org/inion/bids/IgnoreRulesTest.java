package org.inion.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
  private static IgnoreRules rules(String text) {
    return IgnoreRules.parse(Where.file(".bidsignore"), text);
  }

  private static boolean ignores(String rules, String path) {
    return rules(rules).ruleForFile(path).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "*_eeg.set, sub-01/eeg/sub-01_eeg.set, true",
    "*_eeg.set, sub-01/eeg/sub-01_eeg.edf, false",
    "/extra.edf, extra.edf, true",
    "/extra.edf, sub-01/extra.edf, false",
    "extra.edf, sub-01/eeg/extra.edf, true",
    "sub-01/eeg/x.edf, sub-01/eeg/x.edf, true",
    "eeg/x.edf, sub-01/eeg/x.edf, false",
    "**/eeg/x.edf, sub-01/eeg/x.edf, true",
    "**/x.edf, x.edf, true",
    "sub-01/**, sub-01/ses-1/eeg/x.edf, true",
    "sub-01/**, sub-01, false",
    "sub-*/**/x.edf, sub-01/x.edf, true",
    "sub-*/**/x.edf, sub-01/ses-1/eeg/x.edf, true",
    "sub-0?/eeg/*, sub-01/eeg/x.edf, true",
    "sub-0?/eeg/*, sub-011/eeg/x.edf, false",
    "sub-*/x.edf, sub-01/eeg/x.edf, false",
    "sub-0[12], sub-02/eeg/x.edf, true",
    "sub-0[1-3], sub-04/eeg/x.edf, false",
    "sub-0[!12], sub-03/eeg/x.edf, true",
    "sub-0[!12], sub-02/eeg/x.edf, false",
    "a[]]b, a]b, true",
    "a[b, a[b, true",
    "a.edf, aXedf, false",
    "eeg/, sub-01/eeg/x.edf, true",
    "x.edf/, sub-01/eeg/x.edf, false",
    "'a b.edf  ', a b.edf, true",
    "a\\*b, a*b, true",
    "a\\*b, aXb, false",
  })
  void matchesAsGitDoes(String rule, String path, boolean ignored) {
    assertThat(ignores(rule, path)).as("%s on %s", rule, path).isEqualTo(ignored);
  }

  @Test
  void commentsAndEmptyLinesAreNoRules() {
    assertThat(ignores("# x.edf\n\n   \n", "x.edf")).isFalse();
    assertThat(ignores("\\#x.edf", "#x.edf")).isTrue();
  }

  @Test
  void theLastRuleThatMatchesDecides() {
    assertThat(ignores("*.edf\n!keep.edf", "sub-01/keep.edf")).isFalse();
    assertThat(ignores("!keep.edf\n*.edf", "sub-01/keep.edf")).isTrue();
    assertThat(ignores("\\!x.edf", "!x.edf")).isTrue();
  }

  @Test
  void whatLiesInAnIgnoredFolderCannotBeTakenBack() {
    assertThat(ignores("sub-01/\n!x.edf", "sub-01/eeg/x.edf")).isTrue();
  }

  @Test
  void namesTheRuleThatDecided() {
    assertThat(rules("extra\n*.edf").ruleForFile("a.edf")).contains("*.edf");
    assertThat(rules("extra/").ruleForFolder("extra")).contains("extra/");
  }

  @Test
  void aRuleThatIsNoPatternIsNamedWithItsLine() {
    assertThatThrownBy(() -> rules("*.edf\n[z-a]"))
        .isInstanceOf(BadSetupException.class)
        .hasMessage(
            "[.bidsignore, line 2] Cannot read the rule: it must be a gitignore pattern, but was"
                + " \"[z-a]\". Correct or remove the line.");
  }

  @Property(tries = 200)
  void aPlainNameIgnoresItselfAtAnyDepthAndNothingLonger(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String name,
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String folder) {
    assertThat(ignores(name, folder + "/" + name)).isTrue();
    assertThat(ignores(name, name + "x")).isFalse();
    assertThat(ignores("/" + name, folder + folder + name + "/" + name)).isFalse();
  }
}
