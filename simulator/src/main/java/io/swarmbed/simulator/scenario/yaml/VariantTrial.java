package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a scenario once with each value of {@code compare.vary}, so that a value that cannot be is named by its own place
 * before anything is run.
 */
final class VariantTrial {
    private final Policies policies;
    private final YamlNode.Mapping root;

    /** @param root a scenario in which nothing else is wrong */
    VariantTrial(Policies policies, YamlNode.Mapping root) {
        this.policies = policies;
        this.root = root;
    }

    /** The keys that make a swarm, without what it is compared with and what is expected of it. */
    static YamlNode.Mapping alone(YamlNode.Mapping root) {
        List<YamlNode.Entry> entries = root.entries().stream()
                .filter(entry -> !entry.key().equals("compare") && !entry.key().equals("expect"))
                .toList();
        return new YamlNode.Mapping(entries, root.place());
    }

    void tryAll(Problems problems, boolean paired) {
        List<YamlNode.Entry> axes = entries(root.get("compare")
                .filter(YamlNode.Mapping.class::isInstance)
                .flatMap(compare -> ((YamlNode.Mapping) compare).get("vary")));
        if (paired) {
            tryTogether(axes, problems);
            return;
        }
        for (YamlNode.Entry axis : axes) {
            Set<String> faults = new HashSet<>();
            for (YamlNode value : values(axis)) {
                String text = FlowText.of(value);
                trial(List.of(axis.key() + "=" + text), value.place())
                        .filter(faults::add)
                        .ifPresent(fault -> problems.add(
                                value.place(), "compare.vary." + axis.key(), "with '" + text + "': " + fault));
            }
        }
    }

    /** The first values of all axes, the second ones, and so on; lists are of one length. */
    private void tryTogether(List<YamlNode.Entry> axes, Problems problems) {
        int variants = axes.isEmpty() ? 0 : values(axes.get(0)).size();
        Set<String> faults = new HashSet<>();
        for (int i = 0; i < variants; i++) {
            List<String> assignments = new ArrayList<>();
            for (YamlNode.Entry axis : axes) {
                assignments.add(axis.key() + "=" + FlowText.of(values(axis).get(i)));
            }
            Place place = values(axes.get(0)).get(i).place();
            trial(assignments, place)
                    .filter(faults::add)
                    .ifPresent(fault -> problems.add(
                            place, "compare.vary", "with " + String.join(", ", assignments) + ": " + fault));
        }
    }

    private static List<YamlNode> values(YamlNode.Entry axis) {
        return axis.value() instanceof YamlNode.Sequence list ? list.items() : List.of(axis.value());
    }

    private static List<YamlNode.Entry> entries(Optional<YamlNode> node) {
        return node.isPresent() && node.get() instanceof YamlNode.Mapping mapping ? mapping.entries() : List.of();
    }

    /** What is wrong with the scenario when these are set. */
    private Optional<String> trial(List<String> assignments, Place place) {
        Reading reading = new Reading(policies);
        Problems problems = reading.problems();
        try {
            YamlNode.Mapping varied = alone(root);
            for (String assignment : assignments) {
                varied = new Overrides(problems).apply(assignment, place, varied);
            }
            new RootReader(reading).read(varied, "variant");
            problems.throwIfAny();
            return Optional.empty();
        } catch (ScenarioException error) {
            return Optional.of(problems.first());
        }
    }
}
