package io.swarmbed.simulator.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.PolicyOption;
import io.swarmbed.engine.policy.PolicyProvider;
import io.swarmbed.reports.metric.Metric;
import io.swarmbed.simulator.plugin.PlugIns;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.DistributionText;
import io.swarmbed.simulator.scenario.LinkPreset;
import io.swarmbed.simulator.scenario.NetworkText;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import io.swarmbed.simulator.scenario.SessionPreset;
import io.swarmbed.simulator.scenario.yaml.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the bundled scenarios, the strategies, the presets and the metrics. */
@Command(
        name = "list",
        description =
                "List what there is to run, the strategies and presets a scenario may name, and the metrics it may"
                        + " expect.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed list scenarios",
            "  swarmbed list pickers",
            "  swarmbed list chokers --json",
            "  swarmbed list presets",
            "  swarmbed list metrics"
        })
final class ListCommand extends BaseCommand {
    /** What can be listed. */
    enum Subject {
        scenarios,
        pickers,
        chokers,
        disclosures,
        selectors,
        sizers,
        presets,
        metrics
    }

    @Parameters(arity = "1", paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private Subject subject;

    @Mixin
    private final PlugInArguments plugIns = new PlugInArguments();

    @Override
    public Integer call() throws PolicyException {
        List<Item> items = switch (subject) {
            case scenarios -> scenarios();
            case pickers -> policies(plugIns.policies().pickers());
            case chokers -> policies(plugIns.policies().chokers());
            case disclosures -> policies(plugIns.policies().disclosures());
            case selectors -> policies(plugIns.policies().selectors());
            case sizers -> policies(plugIns.policies().sizers());
            case presets -> presets();
            case metrics -> metrics();
        };
        if (json()) {
            printJson(Map.of(subject.name(), items));
        } else {
            print(items);
        }
        return Swarmbed.DONE;
    }

    private List<Item> scenarios() throws PolicyException {
        List<Item> items = new ArrayList<>();
        ScenarioReader reader = new ScenarioReader(plugIns.policies());
        for (Path file : BundledScenarios.files()) {
            try {
                Scenario scenario = reader.read(file, List.of());
                items.add(new Item(file.toString(), firstSentence(scenario.description()), List.of()));
            } catch (ScenarioException error) {
                items.add(new Item(file.toString(), "cannot be read; see 'swarmbed check'", List.of()));
            }
        }
        return items;
    }

    private static List<Item> presets() {
        List<Item> items = new ArrayList<>();
        for (LinkPreset preset : LinkPreset.ALL) {
            items.add(new Item(
                    "link: " + preset.name(),
                    NetworkText.of(preset.capacity()),
                    preset.source() + " (" + preset.evidence() + ")"));
        }
        for (SessionPreset preset : SessionPreset.ALL) {
            items.add(new Item(
                    "{session: " + preset.name() + "}",
                    DistributionText.of(preset.time(), Dimension.TIME),
                    preset.source() + " (" + preset.evidence() + ")"));
        }
        return items;
    }

    private static List<Item> metrics() {
        return Metric.all().stream()
                .map(metric -> new Item(metric.word(), described(metric), List.of()))
                .toList();
    }

    private static String described(Metric metric) {
        String unit =
                metric.unit().symbol().isEmpty() ? "" : " (" + metric.unit().symbol() + ")";
        String summary = metric.across()
                .map(across -> " Summed up across its values: " + across.word() + ".")
                .orElse(metric.ofSwarm() ? " One value for the whole swarm." : "");
        return metric.definition() + unit + summary;
    }

    private List<Item> policies(List<? extends PolicyProvider<?>> providers) throws PolicyException {
        PlugIns loaded = plugIns.plugIns();
        loaded.requireUse(List.of());
        return providers.stream()
                .map(provider -> new Item(
                        provider.name(),
                        provider.summary(),
                        "",
                        provider.options().stream().map(ListCommand::option).toList(),
                        loaded.jarOf(provider).orElse("")))
                .toList();
    }

    private static Option option(PolicyOption option) {
        return new Option(option.name(), option.defaultValue(), option.kind().description(), option.summary());
    }

    /** A source that several items in a row share is printed once, above them. */
    private void print(List<Item> items) {
        int width = items.stream().mapToInt(item -> item.name().length()).max().orElse(0) + 2;
        String source = "";
        for (Item item : items) {
            if (!item.source().equals(source)) {
                out().println((source.isEmpty() ? "" : System.lineSeparator()) + item.source() + ":");
                source = item.source();
            }
            String jar = item.jar().isEmpty() ? "" : "  [" + item.jar() + "]";
            out().println(item.name() + " ".repeat(width - item.name().length()) + item.description() + jar);
            item.options().forEach(option -> out().println(" ".repeat(width) + describe(option)));
        }
    }

    private static String describe(Option option) {
        return option.name() + ": " + option.defaultValue() + "  # " + option.accepts() + "; " + option.description();
    }

    private static String firstSentence(String text) {
        String line = text.replaceAll("\\s+", " ");
        int end = line.indexOf(". ");
        return end < 0 ? line : line.substring(0, end + 1);
    }

    /** A line of the list. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Item(String name, String description, String source, List<Option> options, String jar) {
        /** One that no plug-in offers. */
        Item(String name, String description, List<Option> options) {
            this(name, description, "", options, "");
        }

        /** One that was taken from somewhere. */
        Item(String name, String description, String source) {
            this(name, description, source, List.of(), "");
        }
    }

    /** An option of a policy and the values it accepts. */
    record Option(String name, String defaultValue, String accepts, String description) {}
}
