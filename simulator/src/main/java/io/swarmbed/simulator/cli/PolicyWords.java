package io.swarmbed.simulator.cli;

import io.swarmbed.engine.policy.PolicyChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a strategy with its options: {@code rarest-first,random-first=8}. Whether there is such a one is checked later. */
final class PolicyWords implements ITypeConverter<PolicyChoice> {
    @Override
    public PolicyChoice convert(String text) {
        String[] words = text.split(",", -1);
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length < 2 || pair[0].isBlank()) {
                throw new TypeConversionException(
                        "'" + words[i] + "' in '" + text + "' is not an option; write NAME,OPTION=VALUE");
            }
            options.put(pair[0].strip(), pair[1].strip());
        }
        return new PolicyChoice(words[0].strip(), options);
    }
}
