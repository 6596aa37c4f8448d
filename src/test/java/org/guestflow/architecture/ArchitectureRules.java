package org.guestflow.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** What must hold of the code's structure; each rule is shown to bite in {@link ArchitectureTest}. */
final class ArchitectureRules {

    private static final List<Class<?>> CLOCKLESS =
            List.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    private static final DescribedPredicate<JavaClass> STEPS = assignableTo(JavaDelegate.class)
            .or(assignableTo(TaskListener.class))
            .as("delegates and listeners");

    private static final DescribedPredicate<JavaClass> INSIDE_OF_A_FEATURE =
            new DescribedPredicate<>("are storage or web classes of a feature") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().startsWith("org.guestflow.")
                            && (type.getSimpleName().startsWith("Jdbc")
                                    || type.getPackageName().endsWith(".web"));
                }
            };

    static final ArchRule ENGINE_STAYS_IN_ITS_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages("..process..", "org.guestflow.engine..", "org.guestflow.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the engine can then be replaced feature by feature");

    static final ArchRule STEPS_ARE_HIDDEN = classes()
            .that(STEPS.and(DescribedPredicate.not(name("org.guestflow.engine.RequestDelegate"))))
            .should()
            .notBePublic()
            .andShould()
            .resideInAPackage("..process..")
            .because("a step is wired by its name in the model and by nothing else");

    static final ArchRule STEPS_REACH_ENTRIES_ONLY = noClasses()
            .that(STEPS)
            .should()
            .dependOnClassesThat(INSIDE_OF_A_FEATURE)
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc..", "jakarta.mail.."))
            .because("a delegate cannot grow logic then");

    static final ArchRule WEB_STAYS_AT_THE_EDGES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..web..",
                    "org.guestflow.identity..",
                    "org.guestflow.engine.rest..",
                    "org.guestflow.graph..",
                    "org.guestflow.panel..",
                    "org.guestflow.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.servlet..", "org.springframework.web..", "org.springframework.ui..", "jakarta.ws.rs..")
            .because("edges stay edges");

    static final ArchRule SQL_IS_STORAGES = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Jdbc")
            .and()
            .resideOutsideOfPackages("org.guestflow.demo..", "org.guestflow.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc.core..", "java.sql..")
            .because("storage is a detail");

    static final ArchRule STORAGE_IS_HIDDEN = classes()
            .that()
            .haveSimpleNameStartingWith("Jdbc")
            .should()
            .notBePublic()
            .because("storage is a detail");

    static final ArchRule STEPS_AND_CONTROLLERS_OPEN_NO_TRANSACTION = noClasses()
            .that(STEPS)
            .or()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .or()
            .haveSimpleNameStartingWith("Jdbc")
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("a feature's entry is the one place to look for the boundary");

    static final ArchRule TRANSACTIONS_BEGIN_AT_ENTRIES = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areNotPublic()
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("a feature's entry is the one place to look for the boundary");

    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should(callMethodWhere(target(name("now"))
                    .and(target(owner(new DescribedPredicate<JavaClass>("time types") {
                        @Override
                        public boolean test(JavaClass type) {
                            return CLOCKLESS.stream().anyMatch(type::isEquivalentTo);
                        }
                    })))
                    .and(new DescribedPredicate<JavaCall<?>>("without a clock") {
                        @Override
                        public boolean test(JavaCall<?> call) {
                            return call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
                        }
                    })))
            .because("time is testable");

    static final ArchRule NEEDS_ARE_VISIBLE = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what a class needs stands in its constructor");

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl)$")
            .because("such names say nothing");

    private ArchitectureRules() {}
}
