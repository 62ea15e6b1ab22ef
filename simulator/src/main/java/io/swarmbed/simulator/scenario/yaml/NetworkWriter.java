package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.Network;
import io.swarmbed.simulator.scenario.Regions;
import java.util.List;

/** Writes what is between the peers and what goes wrong there. */
final class NetworkWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private NetworkWriter() {}

    static ObjectNode tree(Network network) {
        ObjectNode node = NODES.objectNode();
        node.put("model", network.model().word());
        node.put("overhead", network.overhead().word());
        node.put("max-segment", Dimension.SIZE.format(network.maxSegmentBytes()));
        Regions regions = network.regions();
        ObjectNode rows = node.putObject("regions");
        for (int from = 0; from < regions.names().size(); from++) {
            ObjectNode row = rows.putObject(regions.names().get(from));
            for (int to = 0; to < regions.names().size(); to++) {
                row.put(regions.names().get(to), Dimension.TIME.format(regions.nanos(from, to)));
            }
        }
        return node;
    }

    static ObjectNode tree(Fault fault) {
        ObjectNode node = NODES.objectNode();
        node.put("at", Dimension.TIME.format(fault.atNanos()));
        if (fault instanceof Fault.TrackerTrouble tracker) {
            TroubleWriter.write(tracker.trouble(), node);
            duration(node, tracker.forNanos());
        } else if (fault instanceof Fault.Partition partition) {
            ArrayNode sides = node.putArray("partition");
            for (List<String> side : partition.sides()) {
                side.forEach(sides.addArray()::add);
            }
            duration(node, partition.forNanos());
        } else if (fault instanceof Fault.Crash crash) {
            node.put("crash", crash.group());
            node.put("share", Dimension.SHARE.format(crash.sharePerMillion()));
        } else if (fault instanceof Fault.LinkChange change) {
            node.put("link", change.group());
            change.upload().ifPresent(rate -> node.put("up", Dimension.RATE.format(rate)));
            change.download().ifPresent(rate -> node.put("down", Dimension.RATE.format(rate)));
            duration(node, change.forNanos());
        }
        return node;
    }

    private static void duration(ObjectNode node, long nanos) {
        if (nanos != Fault.FOR_GOOD && nanos != 0) {
            node.put("for", Dimension.TIME.format(nanos));
        }
    }
}
