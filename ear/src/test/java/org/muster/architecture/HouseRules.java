package org.muster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.core.domain.properties.HasReturnType.Predicates.rawReturnType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.OptimisticLockException;
import java.lang.annotation.Annotation;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rules of the house as ArchUnit says them; {@link HouseRulesTest} holds Muster to them and
 * each rule to a violation.
 */
final class HouseRules {

    /** A feature knows only the ones before it. */
    static final List<String> FEATURES =
            List.of(
                    "shared",
                    "schema",
                    "account",
                    "operation",
                    "evidence",
                    "member",
                    "identity",
                    "event",
                    "ledger",
                    "funding",
                    "budget",
                    "letter",
                    "invitation",
                    "nomination",
                    "payee",
                    "notice",
                    "travel",
                    "attendance",
                    "checkin",
                    "certificate",
                    "dailyrate",
                    "allowance",
                    "stay",
                    "entitlement",
                    "advance",
                    "bank",
                    "payment",
                    "matching",
                    "outside",
                    "reconciliation",
                    "narrative",
                    "reporting",
                    "donor",
                    "closing",
                    "alarm",
                    "schedule",
                    "erasure");

    private static final Pattern FEATURE =
            Pattern.compile("(?:^|.*\\.)org\\.muster\\.([a-z]+)(?:\\.(web|batch))?$");
    private static final Pattern NOISE =
            Pattern.compile(
                    "(.*(Impl|Helper|Utils?|Manager|DTO|Dto|DAO|Dao|Facade)|Default[A-Z].*)");
    private static final String[] MONEY = {
        "..muster.ledger..",
        "..muster.funding..",
        "..muster.budget..",
        "..muster.dailyrate..",
        "..muster.allowance..",
        "..muster.stay..",
        "..muster.entitlement..",
        "..muster.advance..",
        "..muster.bank..",
        "..muster.payment..",
        "..muster.matching..",
        "..muster.outside..",
        "..muster.reconciliation..",
        "..muster.reporting..",
        "..muster.closing.."
    };
    private static final List<Class<? extends Annotation>> EJBS =
            List.of(Stateless.class, Stateful.class, Singleton.class, MessageDriven.class);
    private static final List<Class<? extends Annotation>> GATES =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    private HouseRules() {}

    static Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("featureOrder", classes().should(new KnowOnlyEarlierFeatures()));
        rules.put(
                "noiseWords",
                noClasses()
                        .should()
                        .haveNameMatching(".*[.$]" + NOISE.pattern())
                        .because("a name says what it is"));
        rules.put(
                "modelKnowsNoDoor",
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..web..", "..batch..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta.ws.rs..",
                                "jakarta.faces..",
                                "jakarta.servlet..",
                                "jakarta.batch..",
                                "org.primefaces.."));
        rules.put(
                "jobsHoldNoRows",
                noClasses()
                        .that()
                        .resideInAPackage("..batch..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "jakarta.persistence..",
                                "jakarta.jms..",
                                "java.sql..",
                                "javax.sql.."));
        rules.put(
                "doorsHoldNoRows",
                noClasses()
                        .that()
                        .resideInAPackage("..web..")
                        .should()
                        .dependOnClassesThat(
                                // A door tells the person that somebody else was faster.
                                resideInAnyPackage(
                                                "jakarta.persistence..",
                                                "jakarta.jms..",
                                                "java.sql..",
                                                "javax.sql..")
                                        .and(not(type(OptimisticLockException.class)))));
        rules.put(
                "moneyIsNoFloat",
                noFields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(MONEY)
                        .should()
                        .haveRawType(double.class)
                        .orShould()
                        .haveRawType(float.class)
                        .orShould()
                        .haveRawType(Double.class));
        rules.put(
                "moneyReturnsNoFloat",
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(MONEY)
                        .should()
                        .haveRawReturnType(double.class)
                        .orShould()
                        .haveRawReturnType(float.class)
                        .orShould()
                        .haveRawReturnType(Double.class));
        rules.put(
                "moneyAsksNoFloat",
                noClasses()
                        .that()
                        .resideInAnyPackage(MONEY)
                        .should()
                        .callMethodWhere(target(rawReturnType(double.class)))
                        .orShould()
                        .callMethodWhere(target(rawReturnType(float.class)))
                        .orShould()
                        .callMethodWhere(target(rawParameterTypes(double.class)))
                        .orShould()
                        .callMethodWhere(target(rawParameterTypes(float.class))));
        rules.put("everyBeanHasAGate", classes().should(new HaveAGate()));
        rules.put(
                "noStoredLocalDateTime",
                fields().that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Entity.class)
                        .should()
                        .notHaveRawType(LocalDateTime.class));
        rules.put(
                "entitiesHaveVerbsNotSetters",
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Entity.class)
                        .should()
                        .haveNameNotMatching("set[A-Z].*"));
        rules.put(
                "businessTimeComesFromTheClock",
                noClasses()
                        .should()
                        .callMethod("java.time.LocalDate", "now")
                        .orShould()
                        .callMethod("java.time.LocalDate", "now", "java.time.ZoneId")
                        .orShould()
                        .callMethod("java.time.LocalDateTime", "now")
                        .orShould()
                        .callMethod("java.time.ZonedDateTime", "now")
                        .orShould()
                        .callMethod("java.time.Clock", "systemUTC")
                        .orShould()
                        .callMethod("java.time.Clock", "systemDefaultZone"));
        rules.put(
                "servicesAreClasses",
                classes()
                        .that()
                        .areAnnotatedWith(Stateless.class)
                        .should(new HaveNoInterfaceOfOurOwn()));
        return rules;
    }

    private static String featureOf(JavaClass type) {
        var match = FEATURE.matcher(type.getPackageName());
        return match.matches() ? match.group(1) : null;
    }

    private static final class KnowOnlyEarlierFeatures extends ArchCondition<JavaClass> {
        private KnowOnlyEarlierFeatures() {
            super("know only features before their own");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            var own = featureOf(type);
            if (own == null || own.equals("web") || own.equals("batch")) {
                return;
            }
            if (!FEATURES.contains(own)) {
                events.add(
                        SimpleConditionEvent.violated(
                                type, type.getName() + " is in no known feature"));
                return;
            }
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var other = featureOf(dependency.getTargetClass());
                if (other != null && FEATURES.indexOf(other) > FEATURES.indexOf(own)) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            }
        }
    }

    /**
     * With a security domain an unannotated bean is denied to all: better told here than found by a
     * user.
     */
    private static final class HaveAGate extends ArchCondition<JavaClass> {
        private HaveAGate() {
            super("say who may call them");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (EJBS.stream().noneMatch(type::isAnnotatedWith)
                    || GATES.stream().anyMatch(type::isAnnotatedWith)) {
                return;
            }
            for (JavaMethod method : type.getMethods()) {
                var open =
                        method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.STATIC);
                if (open && GATES.stream().noneMatch(method::isAnnotatedWith)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, method.getFullName() + " says not who may call it"));
                }
            }
        }
    }

    private static final class HaveNoInterfaceOfOurOwn extends ArchCondition<JavaClass> {
        private HaveNoInterfaceOfOurOwn() {
            super("implement no interface of our own");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (var contract : type.getAllRawInterfaces()) {
                if (contract.getPackageName().contains("org.muster")) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, type.getName() + " implements " + contract.getName()));
                }
            }
        }
    }
}
