package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.PolicyProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads a policy: its name or that of a class alone, or {@code {name: rarest-first, random-first: 8}} with options.
 *
 * @param kind picker, choker and so on
 * @param providers those there are, the default one first
 * @param check tries out a choice whose name and options exist
 */
record PolicyReader(String kind, List<? extends PolicyProvider<?>> providers, Check check) {
    private static final String FORM = "{name: ..., option: value}";

    PolicyChoice read(Value value) {
        PolicyChoice standard = PolicyChoice.of(providers.get(0).name());
        if (!value.isMapping()) {
            return value.scalar("the name of a " + kind)
                    .flatMap(name -> choice(value, value, name))
                    .orElse(standard);
        }
        Value nameValue = value.fields(FORM).value("name");
        if (!nameValue.present()) {
            value.problem("has options but no name; write {name: " + standard.name() + ", ...}");
            return standard;
        }
        return nameValue
                .scalar("the name of a " + kind)
                .flatMap(name -> choice(value, nameValue, name))
                .orElse(standard);
    }

    private Optional<PolicyChoice> choice(Value value, Value nameValue, String name) {
        if (Policies.isClassName(name)) {
            return Optional.of(checked(value, new PolicyChoice(name, ofClass(value))));
        }
        return provider(nameValue, name)
                .map(provider -> checked(value, new PolicyChoice(name, options(value, provider))));
    }

    /** Every option that is given: the class alone knows which it has. */
    private static Map<String, String> ofClass(Value value) {
        Map<String, String> options = new LinkedHashMap<>();
        if (value.isMapping()) {
            Fields fields = value.fields(FORM);
            fields.value("name");
            for (String key : value.keys()) {
                Value option = fields.value(key);
                if (!key.equals("name")) {
                    option.scalar("one value").ifPresent(text -> options.put(key, text));
                }
            }
            fields.done();
        }
        return options;
    }

    private Optional<PolicyProvider<?>> provider(Value value, String name) {
        TreeSet<String> names = new TreeSet<>();
        for (PolicyProvider<?> provider : providers) {
            if (provider.name().equals(name)) {
                return Optional.of(provider);
            }
            names.add(provider.name());
        }
        value.problem("no " + kind + " is named '" + name + "'; " + Nearest.advice(name, names));
        return Optional.empty();
    }

    private PolicyChoice checked(Value value, PolicyChoice choice) {
        try {
            check.accept(choice);
        } catch (PolicyException error) {
            value.problem(String.valueOf(error.getMessage()));
        }
        return choice;
    }

    private static Map<String, String> options(Value value, PolicyProvider<?> provider) {
        if (!value.isMapping()) {
            return Map.of();
        }
        Fields fields = value.fields(FORM);
        fields.value("name");
        TreeSet<String> known = new TreeSet<>();
        provider.options().forEach(option -> known.add(option.name()));
        Map<String, String> options = new LinkedHashMap<>();
        for (String key : value.keys()) {
            if (known.contains(key)) {
                Value option = fields.value(key);
                option.scalar("one value").ifPresent(text -> options.put(key, text));
            }
        }
        known.forEach(fields::value);
        fields.done();
        return options;
    }

    /** Tries out a choice. */
    interface Check {
        Object accept(PolicyChoice choice) throws PolicyException;
    }
}
