package io.swarmbed.simulator.experiment;

import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds variants that came out as the very same swarm, of which a comparison could only say that nothing differs. */
final class SameSwarms {
    private static final String DEFAULTS = "defaults.";

    private final Experiment.VariantReader reader;

    SameSwarms(Experiment.VariantReader reader) {
        this.reader = reader;
    }

    /** Which two are the same, and why; empty when all differ. */
    Optional<String> among(List<Variant> variants) {
        Map<Scenario, Variant> seen = new HashMap<>();
        for (Variant variant : variants) {
            Variant before = seen.putIfAbsent(variant.scenario(), variant);
            if (before != null) {
                return Optional.of(fault(before, variant));
            }
        }
        return Optional.empty();
    }

    private String fault(Variant one, Variant other) {
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, String> setting : one.settings().entrySet()) {
            if (!setting.getValue().equals(other.settings().get(setting.getKey()))) {
                paths.add(setting.getKey());
            }
        }
        if (paths.size() != 1) {
            return one.name() + " and " + other.name() + " make the very same swarm; vary what differs";
        }
        String path = paths.get(0);
        return "varying " + path + " changes nothing: '" + one.settings().get(path) + "' and '"
                + other.settings().get(path) + "' make the very same swarm, because " + reason(path, one, other);
    }

    private String reason(String path, Variant one, Variant other) {
        List<PeerGroup> groups = one.scenario().peers();
        if (!path.startsWith(DEFAULTS)) {
            return "they mean the same, or the file says otherwise in more detail; vary what differs";
        }
        String key = path.substring(DEFAULTS.length());
        String of = groups.get(groups.size() - 1).name() + "." + key;
        return differs(of, one.settings().get(path), other.settings().get(path))
                ? "every group sets its own " + key + "; vary " + of + ", or leave " + key + " out of the groups"
                : "they mean the same; vary what differs";
    }

    private boolean differs(String path, @Nullable String one, @Nullable String other) {
        try {
            Scenario first = reader.read(List.of(path + "=" + one));
            return !first.alone()
                    .equals(reader.read(List.of(path + "=" + other)).alone());
        } catch (ScenarioException impossible) {
            return false;
        }
    }
}
