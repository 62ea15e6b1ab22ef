package io.swarmbed.engine.tracker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.swarmbed.engine.tracker", importOptions = ImportOption.DoNotIncludeTests.class)
class TrackerArchitectureTest {
    @ArchTest
    static final ArchRule of_the_engine_it_uses_ports_wire_meta_and_bencoding = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..engine.core..",
                    "..engine.policy..",
                    "..engine.net..",
                    "..engine.storage..",
                    "..engine.virtual..",
                    "..engine.client..");

    @ArchTest
    static final ArchRule netty_is_in_the_transports_alone = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Netty|TrackerConnector).*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");
}
