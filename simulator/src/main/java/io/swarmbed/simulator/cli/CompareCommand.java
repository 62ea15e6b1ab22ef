package io.swarmbed.simulator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.reports.ComparisonReport;
import io.swarmbed.reports.ReportOptions;
import io.swarmbed.reports.comparison.ComparisonFolder;
import io.swarmbed.reports.comparison.ComparisonIndex;
import io.swarmbed.reports.comparison.ComparisonText;
import io.swarmbed.reports.comparison.Verdict;
import io.swarmbed.reports.comparison.VerdictTable;
import io.swarmbed.reports.table.ReportException;
import io.swarmbed.simulator.experiment.ComparisonFiles;
import io.swarmbed.simulator.experiment.ExperimentRunner;
import io.swarmbed.simulator.experiment.IndexFiles;
import io.swarmbed.simulator.experiment.Task;
import io.swarmbed.simulator.experiment.TrialResult;
import io.swarmbed.simulator.run.ScenarioRunner;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs variants of scenarios over many seeds and says what differs. */
@Command(
        name = "compare",
        description =
                "Run every variant of a scenario with every seed, say what differs, and judge what the scenario expects."
                        + " Of several scenarios, or a folder of them, all runs share the processors.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed compare my.yaml --vary home.picker=rarest-first,random,sequential --seeds 20",
            "  swarmbed compare my.yaml --vary home.up='1 Mbit/s,2 Mbit/s' --vary home.slots=2,4 --paired",
            "  swarmbed compare my.yaml --vary world=virtual,loopback --seeds 10    do the worlds agree?",
            "  swarmbed compare scenarios/papers    published results, in one table",
            "  swarmbed compare my.yaml --out runs/compare-my --resume    go on where it was interrupted"
        })
final class CompareCommand extends BaseCommand {
    /** So many findings of each of several comparisons are printed. */
    private static final int FINDINGS_OF_SEVERAL = 3;

    @Mixin
    private final ScenarioArguments arguments = new ScenarioArguments();

    @Mixin
    private final ComparisonPlans plans = new ComparisonPlans();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder to leave, which must be empty or new, or resumed; the next under 'runs' if not"
                    + " given.")
    private @Nullable Path out;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Runs in virtual time at once; one for each processor if not given.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "Keep the runs in --out that are done, and run the others.")
    private boolean resume;

    @Option(names = "--charts", description = "Draw the charts of each run too.")
    private boolean charts;

    @Option(names = "--no-charts", description = "Leave out the charts and the page of the comparison.")
    private boolean noCharts;

    @Override
    public Integer call() throws PolicyException, ScenarioException, ReportException, InterruptedException {
        if (jobs < 1) {
            throw new UserError("--jobs " + jobs + ": must be at least 1");
        }
        if (resume && out == null) {
            throw new UserError("--resume needs the folder to go on with: name it with --out");
        }
        ComparisonPlans.Chosen chosen = plans.read(arguments, commandLine());
        StatusLine status = new StatusLine(err(), quiet());
        try (Interruption interruption = new Interruption(err())) {
            Path folder = folder(chosen);
            List<Path> folders = folders(chosen, folder);
            List<Task> tasks = prepare(chosen, folders);
            ComparisonProgressText text = new ComparisonProgressText();
            List<Optional<TrialResult>> results = new ExperimentRunner(
                            new ExperimentRunner.Options(jobs, resume, charts))
                    .run(tasks, progress -> status.show(text.of(progress)), interruption.signal());
            status.clear();
            return conclude(chosen, folder, outcomes(chosen, folders, results));
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            status.clear();
        }
    }

    private Path folder(ComparisonPlans.Chosen chosen) throws IOException {
        if (!resume || out == null) {
            return ScenarioRunner.folder(chosen.label(), Optional.ofNullable(out));
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UserError(out + ": not a folder; name the one that 'compare' has written, or a new one");
        }
        if (Files.exists(out.resolve("run.json"))) {
            throw new UserError(out + " holds a single run, not a comparison: name another folder with --out");
        }
        if (chosen.several() && ComparisonFolder.isOne(out)) {
            throw new UserError(
                    out + " holds the comparison of one scenario: resume it with that alone, or name another"
                            + " folder with --out");
        }
        if (!chosen.several() && ComparisonIndex.isOne(out)) {
            throw new UserError(out + " holds comparisons of several scenarios: resume it with all of them, or name"
                    + " another folder with --out");
        }
        return Files.createDirectories(out);
    }

    /** One for each plan: the folder itself, or of several one inside for each, called after its scenario. */
    private static List<Path> folders(ComparisonPlans.Chosen chosen, Path folder) {
        if (!chosen.several()) {
            return List.of(folder);
        }
        Set<String> taken = new HashSet<>();
        List<Path> folders = new ArrayList<>();
        for (ComparisonPlan plan : chosen.plans()) {
            String plain = plan.name().replaceAll("[^A-Za-z0-9_-]+", "-");
            String name = plain;
            for (int number = 2; !taken.add(name); number++) {
                name = plain + "~" + number;
            }
            folders.add(folder.resolve(name));
        }
        return folders;
    }

    private List<Task> prepare(ComparisonPlans.Chosen chosen, List<Path> folders) throws IOException, ReportException {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            Path folder = folders.get(i);
            Optional<String> lost =
                    new ComparisonFiles(folder, chosen.plans().get(i).experiment()).lost();
            if (lost.isPresent()) {
                throw new UserError(folder + " compares " + lost.get()
                        + ", which would be lost: resume it with that too, or name another folder with --out");
            }
        }
        chosen.leftOut().forEach(file -> say(file + " is left out: it compares nothing and expects nothing"));
        for (int i = 0; i < folders.size(); i++) {
            ComparisonPlan plan = chosen.plans().get(i);
            Path folder = Files.createDirectories(folders.get(i));
            Files.writeString(folder.resolve("scenario.yaml"), plan.source());
            say(plan.announcement());
            tasks.addAll(plan.tasks(folder));
        }
        return tasks;
    }

    private List<ComparisonOutcome> outcomes(
            ComparisonPlans.Chosen chosen, List<Path> folders, List<Optional<TrialResult>> results)
            throws IOException, ReportException {
        List<ComparisonOutcome> outcomes = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < folders.size(); i++) {
            ComparisonPlan plan = chosen.plans().get(i);
            int end = start + plan.experiment().trials().size();
            List<TrialResult> own = results.subList(start, end).stream()
                    .flatMap(Optional::stream)
                    .toList();
            outcomes.add(ComparisonOutcome.of(plan, own, folders.get(i)));
            start = end;
        }
        return outcomes;
    }

    private int conclude(ComparisonPlans.Chosen chosen, Path folder, List<ComparisonOutcome> outcomes)
            throws IOException {
        outcomes.forEach(outcome -> err().print(outcome.faults()));
        boolean complete =
                outcomes.stream().allMatch(outcome -> outcome.folder().info().complete());
        if (chosen.several()) {
            several(folder, outcomes, complete);
        } else {
            one(outcomes.get(0), folder);
        }
        if (!complete) {
            int done = outcomes.stream()
                    .mapToInt(outcome -> outcome.results().size())
                    .sum();
            int all = chosen.plans().stream()
                    .mapToInt(plan -> plan.experiment().trials().size())
                    .sum();
            err().println("interrupted: " + done + " of " + Quantities.count(all, "run") + " done; go on with "
                    + resumed(folder));
        }
        boolean drawn = noCharts || draw(chosen.several(), folder);
        return drawn && outcomes.stream().allMatch(ComparisonOutcome::good) ? Swarmbed.DONE : Swarmbed.FAILED;
    }

    /** The command that runs what is not done. */
    private String resumed(Path folder) {
        return commandLine()
                + (out == null ? " --out " + ShellWords.quoted(folder.toString()) : "")
                + (resume ? "" : " --resume");
    }

    private void one(ComparisonOutcome outcome, Path folder) {
        say("");
        say(ComparisonText.findings(outcome.findings()));
        say(ComparisonText.table(outcome.folder()));
        if (!outcome.folder().verdicts().isEmpty()) {
            say(VerdictTable.of(outcome.folder().verdicts()));
        }
        say(folder + " has runs.csv, statistics.csv and compare.json");
        if (json()) {
            printJson(outcome.json().put("folder", folder.toString()));
        }
    }

    /** Whether it could be done; if not, why is said. */
    private boolean draw(boolean several, Path folder) {
        StatusLine status = new StatusLine(err(), quiet());
        try {
            status.show("drawing charts");
            List<Path> written = several
                    ? ComparisonReport.writeAll(folder, ReportOptions.everything())
                    : ComparisonReport.write(folder, ReportOptions.everything());
            status.clear();
            say("charts are in " + written.get(written.size() - 1));
            return true;
        } catch (ReportException e) {
            status.clear();
            err().println("no charts: " + e.getMessage());
            return false;
        }
    }

    private void several(Path folder, List<ComparisonOutcome> outcomes, boolean complete) throws IOException {
        List<ComparisonFolder> comparisons =
                outcomes.stream().map(ComparisonOutcome::folder).toList();
        ObjectNode index = IndexFiles.write(folder, commandLine(), Version.build(), complete, comparisons);
        for (ComparisonOutcome outcome : outcomes) {
            say("");
            say(outcome.folder().info().name());
            say(ComparisonText.findings(outcome.findings().stream()
                            .limit(FINDINGS_OF_SEVERAL)
                            .toList())
                    .stripTrailing());
        }
        List<VerdictTable.Section> sections = comparisons.stream()
                .map(comparison -> new VerdictTable.Section(title(comparison), comparison.verdicts()))
                .toList();
        if (comparisons.stream().anyMatch(comparison -> !comparison.verdicts().isEmpty())) {
            say("");
            say(VerdictTable.ofSections(sections));
            say(counts(comparisons));
        }
        say(folder + " has index.json, verdicts.csv and a folder for each scenario");
        if (json()) {
            index.put("folder", folder.toString());
            ArrayNode all = index.putArray("comparisons");
            outcomes.forEach(outcome ->
                    all.add(outcome.json().put("folder", outcome.folder().path().toString())));
            printJson(index);
        }
    }

    private static String title(ComparisonFolder comparison) {
        String paper = comparison.info().paper();
        return comparison.info().name() + (paper.isEmpty() ? "" : ": " + paper);
    }

    private static String counts(List<ComparisonFolder> comparisons) {
        List<String> parts = new ArrayList<>();
        for (Verdict.Status status : Verdict.Status.values()) {
            long count = comparisons.stream()
                    .flatMap(comparison -> comparison.verdicts().stream())
                    .filter(verdict -> verdict.status() == status)
                    .count();
            if (count > 0) {
                parts.add(count + " " + status.word());
            }
        }
        return String.join(", ", parts) + " in " + Quantities.count(comparisons.size(), "scenario");
    }
}
