package io.swarmbed.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may import which: any old run folder can be charted again by this module alone. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.swarmbed.reports");

    @Test
    void tables_know_nothing_of_statistics_and_statistics_nothing_of_charts() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("table")
                .definedBy("..reports.table..")
                .layer("stats")
                .definedBy("..reports.stats..")
                .layer("metric")
                .definedBy("..reports.metric..")
                .layer("comparison")
                .definedBy("..reports.comparison..")
                .layer("chart")
                .definedBy("..reports.chart..")
                .layer("html")
                .definedBy("..reports.html..")
                .layer("entry")
                .definedBy("io.swarmbed.reports")
                .whereLayer("entry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("html")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("chart")
                .mayOnlyBeAccessedByLayers("entry", "html")
                .whereLayer("stats")
                .mayOnlyBeAccessedByLayers("entry", "html", "chart", "metric", "comparison")
                .whereLayer("metric")
                .mayOnlyBeAccessedByLayers("entry", "html", "chart", "comparison")
                .whereLayer("comparison")
                .mayOnlyBeAccessedByLayers("entry", "html", "chart")
                .check(CLASSES);
    }

    @Test
    void no_other_module_is_known() {
        noClasses()
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.swarmbed..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage("io.swarmbed.reports..")))
                .check(CLASSES);
    }
}
