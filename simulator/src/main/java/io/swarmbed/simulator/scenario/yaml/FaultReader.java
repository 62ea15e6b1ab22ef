package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.policy.Nearest;
import io.swarmbed.simulator.scenario.Capacity;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.tracker.fault.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the list of what goes wrong. */
final class FaultReader {
    private static final List<String> KINDS = List.of("tracker", "partition", "crash", "link");
    private static final String FORM = "{at: 60 s, tracker: down, for: 30 s}";
    private static final String SIDES = "[[group, group], [group]]";
    private static final int MILLION = 1_000_000;

    private final TreeMap<String, PeerGroup> groups = new TreeMap<>();

    FaultReader(List<PeerGroup> groups) {
        groups.forEach(group -> this.groups.put(group.name(), group));
    }

    List<Fault> read(Value list) {
        List<Fault> faults = new ArrayList<>();
        for (Value item : list.items()) {
            Fields fields = item.fields(FORM);
            if (item.isMapping()) {
                fields.choice(KINDS).ifPresent(kind -> {
                    fault(kind, fields).ifPresent(faults::add);
                    fields.done();
                });
            }
        }
        return faults;
    }

    private Optional<Fault> fault(String kind, Fields fields) {
        long at = fields.value("at").quantity(Dimension.TIME, 0, Distribution.MAX_VALUE, 0);
        return switch (kind) {
            case "tracker" -> tracker(at, fields);
            case "partition" -> Optional.of(new Fault.Partition(at, duration(fields), sides(fields.value(kind))));
            case "crash" -> {
                Value share = fields.value("share");
                yield group(fields.value(kind))
                        .map(group ->
                                new Fault.Crash(at, group, (int) share.quantity(Dimension.SHARE, 1, MILLION, MILLION)));
            }
            default -> linkChange(at, fields);
        };
    }

    private static long duration(Fields fields) {
        return fields.value("for").quantity(Dimension.TIME, 1, Distribution.MAX_VALUE, Fault.FOR_GOOD);
    }

    private static Optional<Fault> tracker(long at, Fields fields) {
        Optional<Trouble> trouble = TroubleReader.read(fields);
        boolean lasting = trouble.isEmpty() || !(trouble.get() instanceof Trouble.Forgetful);
        long duration = lasting ? duration(fields) : 0;
        return trouble.map(found -> new Fault.TrackerTrouble(at, duration, found));
    }

    private List<List<String>> sides(Value value) {
        List<List<String>> sides = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Value side : value.items()) {
            List<String> names = new ArrayList<>();
            for (Value item : side.items()) {
                Optional<String> name = group(item);
                if (name.isPresent() && !seen.add(name.get())) {
                    item.problem("group '" + name.get() + "' is on a side already; name it once");
                }
                name.ifPresent(names::add);
            }
            sides.add(names);
        }
        if (sides.size() < 2) {
            value.problem("has fewer than two sides; write " + SIDES);
        }
        return sides;
    }

    private Optional<Fault> linkChange(long at, Fields fields) {
        Optional<String> name = group(fields.value("link"));
        OptionalLong up = rate(fields.value("up"));
        OptionalLong down = rate(fields.value("down"));
        long duration = duration(fields);
        if (up.isEmpty() && down.isEmpty()) {
            fields.problem("changes no link; give it 'up', 'down' or both");
        }
        name.ifPresent(group -> {
            refuseUnlimited(fields.value("up"), up, group, true);
            refuseUnlimited(fields.value("down"), down, group, false);
        });
        return name.map(group -> new Fault.LinkChange(at, duration, group, up, down));
    }

    private static OptionalLong rate(Value value) {
        return value.present()
                ? OptionalLong.of(value.quantity(Dimension.RATE, 1, Distribution.MAX_VALUE, 1))
                : OptionalLong.empty();
    }

    /** A link without a limit has no queue whose rate could change. */
    private void refuseUnlimited(Value value, OptionalLong rate, String name, boolean up) {
        PeerGroup group = groups.get(name);
        if (rate.isPresent() && group != null && mayBeUnlimited(group.link().capacity(), up)) {
            value.problem("the links of '" + name + "' have no limit in this direction; give the group one to change");
        }
    }

    private static boolean mayBeUnlimited(Capacity capacity, boolean up) {
        if (capacity instanceof Capacity.Separate separate) {
            return mayBeUnlimited(up ? separate.upload() : separate.download());
        }
        return ((Capacity.Classes) capacity)
                .classes().stream().anyMatch(one -> mayBeUnlimited(up ? one.upload() : one.download()));
    }

    private static boolean mayBeUnlimited(Distribution distribution) {
        if (distribution instanceof Distribution.Classes classes) {
            return classes.classes().stream().anyMatch(one -> mayBeUnlimited(one.value()));
        }
        if (distribution instanceof Distribution.Empirical values) {
            return values.values().contains(Distribution.UNLIMITED);
        }
        return distribution.equals(new Distribution.Constant(Distribution.UNLIMITED));
    }

    private Optional<String> group(Value value) {
        Optional<String> name = value.scalar("the name of a group");
        if (name.isPresent() && !groups.containsKey(name.get())) {
            value.problem("no group is named '" + name.get() + "'; "
                    + Nearest.advice(name.get(), new TreeSet<>(groups.keySet())));
            return Optional.empty();
        }
        return name;
    }
}
