package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads when a run ends: {@code {when: all-complete, after: 30 min}}. */
final class StopReader {
    static final String ALL_COMPLETE = "all-complete";
    static final String NEVER = "never";

    private static final String FORMS = "all-complete, {complete: some-group} or never";
    private static final long DEFAULT_AFTER = 3_600_000_000_000L;

    Stop read(Fields fields, List<PeerGroup> groups) {
        Value when = fields.value("when");
        long after = fields.value("after").quantity(Dimension.TIME, 1_000_000, Distribution.MAX_VALUE, DEFAULT_AFTER);
        fields.done();
        Stop.When condition = when.isMapping() ? groupsComplete(when, groups) : word(when);
        boolean download = groups.stream().anyMatch(group -> !group.complete() && group.count() > 0);
        if (condition instanceof Stop.AllComplete && !groups.isEmpty() && !download) {
            when.problem("every peer is complete from the start, so the run would end at once; add a group without"
                    + " 'complete: true', or write never");
        }
        return new Stop(condition, after);
    }

    private static Stop.When word(Value value) {
        Optional<String> text = value.scalar(FORMS);
        if (text.isEmpty() || text.get().equals(ALL_COMPLETE)) {
            return new Stop.AllComplete();
        }
        if (!text.get().equals(NEVER)) {
            value.problem("'" + text.get() + "' is not known here; write " + FORMS);
        }
        return new Stop.Never();
    }

    private static Stop.When groupsComplete(Value value, List<PeerGroup> groups) {
        Fields fields = value.fields(FORMS);
        Value complete = fields.value("complete");
        fields.done();
        TreeSet<String> names = new TreeSet<>();
        groups.forEach(group -> names.add(group.name()));
        List<String> chosen = new ArrayList<>();
        for (Value item : complete.items()) {
            Optional<String> name = item.scalar("the name of a group");
            if (name.isPresent() && !names.contains(name.get())) {
                item.problem("no group is named '" + name.get() + "'; " + Nearest.advice(name.get(), names));
            }
            name.ifPresent(chosen::add);
        }
        if (chosen.isEmpty()) {
            value.problem("names no group; write " + FORMS);
        }
        return new Stop.GroupsComplete(chosen);
    }
}
