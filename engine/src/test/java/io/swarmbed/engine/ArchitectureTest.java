package io.swarmbed.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may import which, and what the pure ones may not touch. */
class ArchitectureTest {
    private static final String ROOT = "io.swarmbed.engine.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.swarmbed.engine");

    /** Every package, with those it may import beside {@code bencode} and {@code random}, which all may. */
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("bencode", List.of()),
            Map.entry("random", List.of()),
            Map.entry("meta", List.of()),
            Map.entry("wire", List.of("meta")),
            Map.entry("policy", List.of("meta")),
            Map.entry("env", List.of("wire", "meta")),
            Map.entry("link", List.of("env", "wire")),
            Map.entry("core", List.of("policy", "wire", "meta", "env", "link")),
            Map.entry("virtual", List.of("env", "link", "wire", "meta")),
            Map.entry("net", List.of("env", "link", "wire", "meta")),
            Map.entry("storage", List.of("env", "link", "wire", "meta")),
            Map.entry("tracker", List.of("env", "link", "wire", "meta")),
            Map.entry(
                    "client",
                    List.of("core", "policy", "virtual", "net", "storage", "tracker", "env", "link", "wire", "meta"))));

    private static final Set<String> LEAVES = Set.of("bencode", "random");

    private static final String[] PURE = packages(List.of("core", "policy", "wire", "meta", "env", "link", "virtual"));

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }

    static Set<String> everyPackage() {
        return MAY_IMPORT.keySet();
    }

    @ParameterizedTest
    @MethodSource("everyPackage")
    void packages_import_only_what_they_may(String name) {
        List<String> forbidden = new ArrayList<>(MAY_IMPORT.keySet());
        forbidden.remove(name);
        forbidden.removeAll(MAY_IMPORT.get(name));
        if (!LEAVES.contains(name)) {
            forbidden.removeAll(LEAVES);
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(forbidden))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void every_class_is_in_a_package_that_is_known_here() {
        String[] known = packages(List.copyOf(MAY_IMPORT.keySet()));
        assertThat(CLASSES.that(DescribedPredicate.not(resideInAnyPackage(known))))
                .isEmpty();
    }

    @Test
    void the_pure_packages_know_no_network_files_or_threads() {
        DescribedPredicate<JavaClass> banned = resideInAnyPackage(
                        "java.net..",
                        "java.io..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "io.netty..",
                        "java.util.concurrent..")
                .and(DescribedPredicate.not(named("java.io.Serializable", "java.util.concurrent.TimeUnit")))
                .or(named(
                        "java.lang.Thread",
                        "java.lang.ThreadLocal",
                        "java.lang.Process",
                        "java.lang.Runtime",
                        "java.util.Timer"));
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(banned)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void the_pure_packages_have_no_clock_or_randomness_of_their_own() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(named(
                        "java.time.Clock",
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.security.SecureRandom"))
                .orShould()
                .accessTargetWhere(NOT_REPEATABLE)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Calls whose outcome differs from run to run. */
    private static final DescribedPredicate<JavaAccess<?>> NOT_REPEATABLE =
            DescribedPredicate.describe("gives something else in every run", access -> {
                AccessTarget target = access.getTarget();
                String owner = target.getOwner().getName();
                return switch (target.getName()) {
                    case "nanoTime", "currentTimeMillis", "identityHashCode" -> owner.equals("java.lang.System");
                    case "random" -> owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath");
                    case "randomUUID" -> owner.equals("java.util.UUID");
                    case "now" -> owner.startsWith("java.time.");
                    case "shuffle" -> owner.equals("java.util.Collections");
                    case "of", "getDefault" -> owner.startsWith("java.util.random.");
                    case "parallel", "parallelStream" -> owner.startsWith("java.util.");
                    default -> false;
                };
            });

    private static DescribedPredicate<JavaClass> named(String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe("is one of " + wanted, type -> wanted.contains(type.getName()));
    }
}
