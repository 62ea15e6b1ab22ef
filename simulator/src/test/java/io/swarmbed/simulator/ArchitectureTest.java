package io.swarmbed.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.swarmbed.simulator");

    @Test
    void sockets_belong_to_the_loopback_world_the_load_generator_and_the_clients_commands() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..simulator.world.loopback..", "..simulator.load..", "..simulator.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "io.swarmbed.engine.net..", "io.swarmbed.engine.tracker..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("..simulator.world.loopback..", "..simulator.load..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void a_scenario_knows_no_world_no_recorder_and_no_clock() {
        noClasses()
                .that()
                .resideInAPackage("..simulator.scenario..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..simulator.world..",
                        "..simulator.record..",
                        "..simulator.run..",
                        "..simulator.cli..",
                        "io.swarmbed.reports.table..",
                        "io.swarmbed.reports.stats..",
                        "io.swarmbed.reports.chart..",
                        "io.swarmbed.reports.html..",
                        "io.swarmbed.engine.net..",
                        "io.swarmbed.engine.core..",
                        "java.time..",
                        "java.util.concurrent..")
                .check(CLASSES);
    }

    @Test
    void a_plan_reads_no_files() {
        noClasses()
                .that()
                .resideInAPackage("..simulator.scenario.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..")
                .check(CLASSES);
    }

    @Test
    void reports_are_made_by_commands_and_runs_alone_and_read_by_experiments() {
        classes()
                .that()
                .resideInAPackage("io.swarmbed.simulator..")
                .and()
                .resideOutsideOfPackages(
                        "..simulator.cli..", "..simulator.run..", "..simulator.experiment..", "..simulator.scenario..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("io.swarmbed.reports..")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycle() {
        slices().matching("io.swarmbed.simulator.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
