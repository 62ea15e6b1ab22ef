package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.AccessLink;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Network;
import io.swarmbed.simulator.scenario.NetworkModel;
import io.swarmbed.simulator.scenario.Overhead;
import io.swarmbed.simulator.scenario.Regions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads what is between the peers: the model, what packets cost, and how far regions are from each other. */
final class NetworkReader {
    private static final String FORM = "{eu: {eu: 8 ms, us: 45 ms}, us: {us: 12 ms}}";
    private static final int MIN_SEGMENT = 500;
    private static final int MAX_SEGMENT = 65_000;
    private static final int MAX_REGIONS = 100;

    Network read(Fields fields) {
        Network network = new Network(
                fields.value("model").word(List.of(NetworkModel.values()), NetworkModel.FAIR_QUEUE),
                fields.value("overhead").word(List.of(Overhead.values()), Overhead.NONE),
                (int) fields.value("max-segment")
                        .quantity(Dimension.SIZE, MIN_SEGMENT, MAX_SEGMENT, Network.ETHERNET_SEGMENT),
                regions(fields.value("regions")));
        fields.done();
        return network;
    }

    private static Regions regions(Value value) {
        if (!value.present()) {
            return Regions.NONE;
        }
        Fields rows = value.fields(FORM);
        LinkedHashSet<String> names = new LinkedHashSet<>(value.keys());
        Map<String, Map<String, Long>> given = new LinkedHashMap<>();
        for (String from : value.keys()) {
            Value row = rows.value(from);
            Fields cells = row.fields(FORM);
            Map<String, Long> latencies = new LinkedHashMap<>();
            for (String to : row.keys()) {
                latencies.put(to, cells.value(to).quantity(Dimension.TIME, 0, AccessLink.MAX_LATENCY_NANOS, 0));
            }
            names.addAll(row.keys());
            given.put(from, latencies);
        }
        for (String name : names) {
            if (!GroupReader.NAME.matcher(name).matches()) {
                value.problem("'" + name + "' is not a name; use letters, digits, - and _, a letter first");
            }
        }
        if (names.size() > MAX_REGIONS) {
            value.problem("has more than " + MAX_REGIONS + " regions; merge some");
            return Regions.NONE;
        }
        List<List<Long>> matrix = new ArrayList<>();
        for (String from : names) {
            matrix.add(names.stream().map(to -> latency(value, given, from, to)).toList());
        }
        return new Regions(new ArrayList<>(names), matrix);
    }

    /** As given for this way, else for the way back. */
    private static long latency(Value value, Map<String, Map<String, Long>> given, String from, String to) {
        Long there = given.getOrDefault(from, Map.of()).get(to);
        Long back = given.getOrDefault(to, Map.of()).get(from);
        if (there != null) {
            return there;
        }
        if (back == null && from.compareTo(to) <= 0) {
            value.problem("does not say how far it is from '" + from + "' to '" + to + "'; write {" + from + ": {" + to
                    + ": 40 ms}} among them");
        }
        return back == null ? 0 : back;
    }
}
