package org.guestflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.guestflow.Guestflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The application keeps the rules of its structure, and each rule finds the offender that was made for it. */
class ArchitectureTest {

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.guestflow");
    private static final JavaClasses OFFENDERS =
            new ClassFileImporter().importPackages("org.guestflow.architecture.offenders");

    @Test
    void modulesDependOnWhatTheyDeclareAndOnNothingElse() {
        ApplicationModules.of(Guestflow.class).verify();
    }

    @Test
    void aModuleThatReachesIntoAnothersInsideIsFound() {
        Violations found = ApplicationModules.of("org.guestflow.architecture.modules", (ImportOption) location -> true)
                .detectViolations();

        assertThat(found.getMessages())
                .anySatisfy(message -> assertThat(message).contains("curious"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theApplicationKeepsTheRule(String name, ArchRule rule) {
        rule.check(APPLICATION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleFindsItsOffender(String name, ArchRule rule) {
        assertThat(rule.evaluate(OFFENDERS).hasViolation()).as(name).isTrue();
    }

    static Stream<Arguments> rules() {
        return Map.ofEntries(
                        Map.entry("the engine stays in its places", ArchitectureRules.ENGINE_STAYS_IN_ITS_PLACES),
                        Map.entry("steps are hidden", ArchitectureRules.STEPS_ARE_HIDDEN),
                        Map.entry("steps reach entries only", ArchitectureRules.STEPS_REACH_ENTRIES_ONLY),
                        Map.entry("web types stay at the edges", ArchitectureRules.WEB_STAYS_AT_THE_EDGES),
                        Map.entry("SQL is storage's", ArchitectureRules.SQL_IS_STORAGES),
                        Map.entry("storage is hidden", ArchitectureRules.STORAGE_IS_HIDDEN),
                        Map.entry(
                                "steps and controllers open no transaction",
                                ArchitectureRules.STEPS_AND_CONTROLLERS_OPEN_NO_TRANSACTION),
                        Map.entry("transactions begin at entries", ArchitectureRules.TRANSACTIONS_BEGIN_AT_ENTRIES),
                        Map.entry("time comes from a clock", ArchitectureRules.TIME_COMES_FROM_A_CLOCK),
                        Map.entry("needs are visible", ArchitectureRules.NEEDS_ARE_VISIBLE),
                        Map.entry("names say something", ArchitectureRules.NAMES_SAY_SOMETHING))
                .entrySet()
                .stream()
                .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }
}
