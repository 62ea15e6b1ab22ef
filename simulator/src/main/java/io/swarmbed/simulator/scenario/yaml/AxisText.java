package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.Comparison;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an axis of a comparison from the command line. */
final class AxisText {
    private AxisText() {}

    static Comparison.Axis read(String assignment) throws ScenarioException {
        Problems problems = new Problems();
        Place place = Place.override("--vary", assignment, Path.of("").toAbsolutePath());
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
                if (values.contains(value)) {
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
