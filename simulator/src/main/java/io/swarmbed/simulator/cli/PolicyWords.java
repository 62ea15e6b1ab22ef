package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.simulator.scenario.yaml.PolicyText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a strategy with its options as {@code --set} does. Whether there is such a one is checked later. */
final class PolicyWords implements ITypeConverter<PolicyChoice> {
    @Override
    public PolicyChoice convert(String text) {
        return PolicyText.read(text)
                .orElseThrow(() -> new TypeConversionException("'" + text
                        + "' is no strategy; write a name, or '{name: rarest-first, random-first: 8}' with options"));
    }
}
