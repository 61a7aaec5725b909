package org.inion.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls within the formats. */
class FormatRoomsTest {

  @Test
  void theReaderOfMatFilesKnowsNoEeg() {
    noClasses()
        .that()
        .resideInAPackage("org.inion.format.matlab..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.inion.signal..", "org.inion.format", "org.inion.format.eeglab..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.inion.format"));
  }
}
