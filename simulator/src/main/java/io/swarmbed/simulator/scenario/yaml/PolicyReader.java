package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.PolicyCatalog;
import io.swarmbed.simulator.scenario.PolicyChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a strategy: its name alone, or {@code {name: window, window: 64}} with options. */
record PolicyReader(PolicyCatalog.Kind kind, PolicyCatalog catalog) {

    PolicyChoice read(Value value) {
        PolicyChoice standard = PolicyChoice.of(catalog.entries(kind).get(0).name());
        if (!value.isMapping()) {
            return value.scalar("the name of a " + kind.word())
                    .filter(name -> entry(value, name).isPresent())
                    .map(PolicyChoice::of)
                    .orElse(standard);
        }
        Fields fields = value.fields("{name: ..., option: value}");
        Value nameValue = fields.value("name");
        if (!nameValue.present()) {
            value.problem("has options but no name; write {name: " + standard.name() + ", ...}");
            return standard;
        }
        Optional<PolicyCatalog.Entry> entry =
                nameValue.scalar("the name of a " + kind.word()).flatMap(name -> entry(nameValue, name));
        if (entry.isEmpty()) {
            return standard;
        }
        PolicyChoice choice = new PolicyChoice(entry.get().name(), options(value, entry.get()));
        catalog.rejection(kind, choice).ifPresent(value::problem);
        return choice;
    }

    private Optional<PolicyCatalog.Entry> entry(Value value, String name) {
        TreeSet<String> names = new TreeSet<>();
        for (PolicyCatalog.Entry entry : catalog.entries(kind)) {
            if (entry.name().equals(name)) {
                return Optional.of(entry);
            }
            names.add(entry.name());
        }
        value.problem("no " + kind.word() + " is named '" + name + "'; " + Fields.meant(name, names));
        return Optional.empty();
    }

    private static Map<String, String> options(Value value, PolicyCatalog.Entry entry) {
        Fields fields = value.fields("{name: ..., option: value}");
        fields.value("name");
        TreeSet<String> known = new TreeSet<>();
        entry.options().forEach(option -> known.add(option.name()));
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
}
