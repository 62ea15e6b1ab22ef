package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.Comparison.Combine;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is to be varied, and what with, from the command line. */
final class AxisText {
    private static final String VARY = "--vary";
    private static final String REFERENCE = "--reference";

    private AxisText() {}

    static Comparison vary(Comparison comparison, List<String> assignments, Combine combine) throws ScenarioException {
        List<Comparison.Axis> axes = new ArrayList<>();
        for (String assignment : assignments) {
            axes.add(axis(assignment, combine));
        }
        Problems problems = new Problems();
        String all = String.join(" " + VARY + " ", assignments);
        for (int i = 0; i < axes.size(); i++) {
            String path = axes.get(i).path();
            if (axes.subList(0, i).stream().anyMatch(axis -> axis.path().equals(path))) {
                throw problems.fatal(
                        place(VARY, assignments.get(i)), "names a key twice; give it once, with all values");
            }
        }
        Optional<String> fault = combine == Combine.PAIRED ? ComparisonReader.unpairable(axes) : Optional.empty();
        if (fault.isPresent()) {
            throw problems.fatal(place(VARY, all + " --paired"), fault.get());
        }
        return comparison.withAxes(axes, combine);
    }

    static Comparison reference(Comparison comparison, List<String> assignments) throws ScenarioException {
        Map<String, String> settings = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (String assignment : assignments) {
            Place place = place(REFERENCE, assignment);
            int equals = assignment.indexOf('=');
            Optional<YamlNode> value = equals < 1
                    ? Optional.empty()
                    : YamlLoader.override(assignment.substring(equals + 1), place, problems);
            if (value.isEmpty()) {
                throw problems.fatal(place, "is no setting of a variant; write key=value, such as home.picker=random");
            }
            settings.put(assignment.substring(0, equals).strip(), FlowText.of(value.get()));
        }
        Optional<String> fault = ComparisonReader.noVariant(comparison, settings);
        if (fault.isPresent()) {
            throw problems.fatal(place(REFERENCE, String.join(" " + REFERENCE + " ", assignments)), fault.get());
        }
        return comparison.withReference(settings);
    }

    private static Place place(String option, String text) {
        return Place.override(option, text, Path.of("").toAbsolutePath());
    }

    private static Comparison.Axis axis(String assignment, Combine combine) throws ScenarioException {
        Problems problems = new Problems();
        Place place = place(VARY, assignment);
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw problems.fatal(
                    place, "is no key with values; write key=a,b,c, such as home.picker=random,sequential");
        }
        String path = assignment.substring(0, equals).strip();
        Optional<String> refusal = ComparisonReader.refusal(path);
        if (refusal.isPresent()) {
            String remedy = path.equals("seed") ? "; choose them with --seeds " + assignment.substring(equals + 1) : "";
            throw problems.fatal(place, "cannot be varied; " + refusal.get() + remedy);
        }
        Optional<YamlNode> list = YamlLoader.override("[" + assignment.substring(equals + 1) + "]", place, problems);
        List<String> values = new ArrayList<>();
        if (list.isPresent() && list.get() instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                String value = FlowText.of(item);
                if (combine == Combine.ALL && values.contains(value)) {
                    throw problems.fatal(place, "has '" + value + "' twice; write each value once");
                }
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            throw problems.fatal(place, "has no values; write key=a,b,c");
        }
        return new Comparison.Axis(path, values);
    }
}
