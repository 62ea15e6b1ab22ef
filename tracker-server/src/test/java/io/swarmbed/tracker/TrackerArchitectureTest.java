package io.swarmbed.tracker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;

@AnalyzeClasses(packages = "io.swarmbed.tracker", importOptions = ImportOption.DoNotIncludeTests.class)
class TrackerArchitectureTest {
    @ArchTest
    static final ArchRule the_tracker_uses_of_the_engine_bencoding_random_streams_and_two_ids = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are other parts of the engine",
                    type -> type.getPackageName().startsWith("io.swarmbed.engine")
                            && !type.getPackageName().equals("io.swarmbed.engine.bencode")
                            && !type.getPackageName().equals("io.swarmbed.engine.random")
                            && !type.isEquivalentTo(InfoHash.class)
                            && !type.isEquivalentTo(PeerId.class)));

    @ArchTest
    static final ArchRule the_registry_is_pure = classes()
            .that()
            .resideInAPackage("..tracker.swarm")
            .should()
            .onlyDependOnClassesThat(
                    DescribedPredicate.describe("are plain data", TrackerArchitectureTest::isPlainData));

    @ArchTest
    static final ArchRule the_registry_reads_no_clock = noClasses()
            .that()
            .resideInAPackage("..tracker.swarm")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule netty_stays_in_front_ends_and_server = noClasses()
            .that()
            .resideInAnyPackage(
                    "..tracker.swarm",
                    "..tracker.service",
                    "..tracker.access",
                    "io.swarmbed.tracker.fault",
                    "..tracker.status",
                    "..tracker.log",
                    "..tracker.snapshot")
            .or()
            .haveSimpleNameEndingWith("Responder")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule front_ends_know_the_service_and_not_the_server = noClasses()
            .that()
            .resideOutsideOfPackage("io.swarmbed.tracker")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.swarmbed.tracker");

    private static boolean isPlainData(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("java.lang") && !type.isAssignableTo(Thread.class)
                || name.equals("java.lang.invoke")
                || name.equals("java.lang.runtime")
                || name.equals("java.util")
                || name.equals("java.util.function")
                || name.equals("java.util.concurrent.atomic")
                || name.equals("java.nio")
                || name.isEmpty()
                || name.equals("org.jspecify.annotations")
                || name.equals("io.swarmbed.tracker.swarm")
                || name.equals("io.swarmbed.engine.random")
                || type.isEquivalentTo(InfoHash.class)
                || type.isEquivalentTo(PeerId.class);
    }
}
