package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A strategy as a command line writes it: its name, or {@code {name: rarest-first, random-first: 8}}, as in scenarios. */
public final class PolicyText {
    private PolicyText() {}

    /** The strategy; empty when the text is neither form. Whether there is such a one is not looked at. */
    public static Optional<PolicyChoice> read(String text) {
        Place place = Place.override("strategy", text, Path.of("").toAbsolutePath());
        try {
            return YamlLoader.override(text, place, new Problems()).flatMap(PolicyText::choice);
        } catch (ScenarioException neither) {
            return Optional.empty();
        }
    }

    private static Optional<PolicyChoice> choice(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return Optional.of(PolicyChoice.of(scalar.text()));
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!(entry.value() instanceof YamlNode.Scalar value) || value.absent()) {
                return Optional.empty();
            }
            options.put(entry.key(), value.text());
        }
        return Optional.ofNullable(options.remove("name")).map(name -> new PolicyChoice(name, options));
    }
}
