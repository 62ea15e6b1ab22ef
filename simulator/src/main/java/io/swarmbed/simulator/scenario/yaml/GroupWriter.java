package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.simulator.scenario.Arrival;
import io.swarmbed.simulator.scenario.Behaviour;
import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Frequency;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Presence;

/** Writes a group of peers with every default. */
final class GroupWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GroupWriter() {}

    static ObjectNode tree(PeerGroup group) {
        ObjectNode node = NODES.objectNode();
        node.put("name", group.name());
        node.put("count", group.count());
        node.put("complete", group.complete());
        node.set("up", DistributionWriter.tree(group.link().upload(), Dimension.RATE));
        node.set("down", DistributionWriter.tree(group.link().download(), Dimension.RATE));
        node.set("latency", DistributionWriter.tree(group.link().latency(), Dimension.TIME));
        node.set("loss", DistributionWriter.tree(group.link().loss(), Dimension.SHARE));
        presence(node, group.presence());
        behaviour(node, group.behaviour());
        node.put("store", group.store().word());
        node.put("verify", group.verify());
        return node;
    }

    private static void presence(ObjectNode node, Presence presence) {
        node.set("arrive", arrival(presence.arrival()));
        node.set("leave", departure(presence.departure()));
        JsonNode abort = presence.abort()
                .<JsonNode>map(time -> NODES.objectNode().set("after", DistributionWriter.tree(time, Dimension.TIME)))
                .orElseGet(() -> NODES.textNode(PresenceReader.NEVER));
        node.set("abort", abort);
    }

    private static JsonNode arrival(Arrival arrival) {
        ObjectNode node = NODES.objectNode();
        if (arrival instanceof Arrival.Spread spread) {
            node.put("spread", Dimension.TIME.format(spread.spanNanos()));
            node.put("from", Dimension.TIME.format(spread.fromNanos()));
        } else if (arrival instanceof Arrival.Poisson poisson) {
            node.put("poisson", Frequency.format(poisson.perHour()));
            node.put("from", Dimension.TIME.format(poisson.fromNanos()));
        } else if (arrival instanceof Arrival.Times times) {
            times.nanos().stream().map(Dimension.TIME::format).forEach(node.putArray("at")::add);
        } else if (arrival instanceof Arrival.Together together && together.atNanos() > 0) {
            node.put("at", Dimension.TIME.format(together.atNanos()));
        } else {
            return NODES.textNode(PresenceReader.AT_ONCE);
        }
        return node;
    }

    private static JsonNode departure(Departure departure) {
        if (departure instanceof Departure.AfterCompletion after) {
            return NODES.objectNode().set("after-complete", DistributionWriter.tree(after.delay(), Dimension.TIME));
        }
        if (departure instanceof Departure.AfterJoining after) {
            return NODES.objectNode().set("after", DistributionWriter.tree(after.session(), Dimension.TIME));
        }
        return NODES.textNode(PresenceReader.NEVER);
    }

    private static void behaviour(ObjectNode node, Behaviour behaviour) {
        node.set("picker", policy(behaviour.picker()));
        node.set("choker", policy(behaviour.choker()));
        if (behaviour.choking().slots().isPresent()) {
            node.put("slots", behaviour.choking().slots().getAsInt());
        } else {
            node.put("slots", "auto");
        }
        node.putObject("choking")
                .put("round", Dimension.TIME.format(behaviour.choking().roundNanos()))
                .put("optimistic-every", behaviour.choking().optimisticEvery());
        node.putObject("connections")
                .put("min", behaviour.connections().min())
                .put("target", behaviour.connections().target())
                .put("max", behaviour.connections().max());
        node.putObject("extensions")
                .put("fast", behaviour.extensions().fast())
                .put("allowed-fast", behaviour.extensions().allowedFast())
                .put("extended", behaviour.extensions().extended())
                .put("upload-only", behaviour.extensions().uploadOnly());
        node.put("request-queue", behaviour.requestQueue());
    }

    private static JsonNode policy(PolicyChoice choice) {
        if (choice.options().isEmpty()) {
            return NODES.textNode(choice.name());
        }
        ObjectNode node = NODES.objectNode().put("name", choice.name());
        choice.options().forEach(node::put);
        return node;
    }
}
