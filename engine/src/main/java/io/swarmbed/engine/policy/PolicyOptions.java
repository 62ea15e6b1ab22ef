package io.swarmbed.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of all options that a policy declares, given ones and defaults. To ask for an option that is not declared,
 * or as something it is not, is an error of the policy. Immutable.
 */
public final class PolicyOptions {
    private final Map<String, String> values;

    private PolicyOptions(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Checks what a user gave against what the policy declares.
     *
     * @param policy how messages name the policy, such as {@code picker 'window'}
     * @throws PolicyException when an option is not declared or its value not accepted
     */
    static PolicyOptions of(String policy, List<PolicyOption> declared, Map<String, String> given)
            throws PolicyException {
        Map<String, String> values = new LinkedHashMap<>();
        for (PolicyOption option : declared) {
            String value = given.getOrDefault(option.name(), option.defaultValue());
            if (!option.kind().accepts(value)) {
                throw new PolicyException(policy + ": option '" + option.name() + "' must be "
                        + option.kind().description() + ", not '" + value + "'; the default is "
                        + option.defaultValue());
            }
            values.put(option.name(), value);
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new PolicyException(
                        policy + " has no option '" + name + "'; " + Nearest.advice(name, values.keySet()));
            }
        }
        return new PolicyOptions(Collections.unmodifiableMap(values));
    }

    /** The value of a {@link OptionKind.Whole} option. */
    public int whole(String name) {
        return Integer.parseInt(text(name));
    }

    /** The value of a {@link OptionKind.Decimal} option. */
    public double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    /** Whether an option that is on or off is on. */
    public boolean on(String name) {
        return text(name).equals("on");
    }

    /** The value of any option as it was written. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the policy declares no option '" + name + "'");
        }
        return value;
    }

    /** All values by name, in the order of declaration. */
    public Map<String, String> asMap() {
        return values;
    }
}
