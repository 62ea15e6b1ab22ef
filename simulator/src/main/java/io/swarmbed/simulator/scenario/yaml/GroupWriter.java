package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.engine.policy.PolicyChoice;
import io.swarmbed.simulator.scenario.AccessLink;
import io.swarmbed.simulator.scenario.Arrival;
import io.swarmbed.simulator.scenario.Behaviour;
import io.swarmbed.simulator.scenario.Capacity;
import io.swarmbed.simulator.scenario.Departure;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
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
        link(node, group.link());
        presence(node, group.presence());
        behaviour(node, group.behaviour());
        node.put("store", group.store().word());
        node.putObject("disk")
                .put("read", Dimension.TIME.format(group.disk().readNanos()))
                .put("hash", Dimension.RATE.format(group.disk().hashBytesPerSecond()));
        node.put("verify", group.verify());
        group.playback()
                .ifPresentOrElse(
                        playback -> node.putObject("playback")
                                .put("rate", Dimension.RATE.format(playback.bytesPerSecond()))
                                .put("start", Dimension.TIME.format(playback.startNanos())),
                        () -> node.put("playback", PlaybackReader.OFF));
        return node;
    }

    private static void link(ObjectNode node, AccessLink link) {
        capacity(node, link.capacity());
        node.set("latency", DistributionWriter.tree(link.latency(), Dimension.TIME));
        node.set("loss", DistributionWriter.tree(link.loss(), Dimension.SHARE));
        if (!link.regions().isEmpty()) {
            ArrayNode classes = node.putObject("region").putArray("classes");
            link.regions()
                    .forEach(share ->
                            classes.addObject().put("weight", share.weight()).put("value", share.region()));
        }
        node.put("reachable", Dimension.SHARE.format(link.reachablePerMillion()));
    }

    private static void capacity(ObjectNode node, Capacity capacity) {
        if (capacity instanceof Capacity.Separate separate) {
            rates(node, separate.upload(), separate.download());
        } else if (capacity instanceof Capacity.Classes joint) {
            ArrayNode classes = node.putObject("link").putArray("classes");
            for (Capacity.LinkClass one : joint.classes()) {
                rates(classes.addObject().put("weight", one.weight()), one.upload(), one.download());
            }
        }
    }

    private static void rates(ObjectNode node, Distribution upload, Distribution download) {
        node.set("up", DistributionWriter.tree(upload, Dimension.RATE));
        node.set("down", DistributionWriter.tree(download, Dimension.RATE));
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
        if (departure instanceof Departure.AtProgress progress) {
            return NODES.objectNode().put("at-progress", Dimension.SHARE.format(progress.perMillion()));
        }
        if (departure instanceof Departure.AtTimes times) {
            ObjectNode node = NODES.objectNode();
            times.nanos().stream()
                    .map(nanos -> nanos == Departure.STAYS ? PresenceReader.NEVER : Dimension.TIME.format(nanos))
                    .forEach(node.putArray("at")::add);
            return node;
        }
        return NODES.textNode(PresenceReader.NEVER);
    }

    private static void behaviour(ObjectNode node, Behaviour behaviour) {
        node.set("picker", policy(behaviour.picker()));
        node.set("choker", policy(behaviour.choker()));
        node.set("disclosure", policy(behaviour.disclosure()));
        node.set("selector", policy(behaviour.selector()));
        node.set("sizer", policy(behaviour.sizer()));
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
                .put("upload-only", behaviour.extensions().uploadOnly())
                .put("redundant-haves", behaviour.extensions().redundantHaves());
        node.put("request-queue", behaviour.requestQueue());
        node.put("corrupt", Dimension.SHARE.format(behaviour.corruptPerMillion()));
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
