package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.link.PacketHeaders;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network of peers in virtual time. Add nodes, let them listen and dial, and run {@link #time}.
 *
 * <p>By the default {@link NetworkModel}, a message leaves when the sender's {@link io.swarmbed.engine.link.Uplink} has moved it, travels for the latency of
 * both access links, and waits for the receiver's {@link io.swarmbed.engine.link.Downlink} if that has a limit and the
 * message is a block or behind one. Each direction of a connection is first in, first out. Nothing is delivered inside
 * the call that sends it, even without latency.
 */
public final class VirtualNetwork {
    /** How long a dial waits for an answer where nobody is: 10 s. */
    public static final long CONNECT_TIMEOUT_NANOS = 10_000_000_000L;

    private final SeedTree seeds;
    private final Ranks ranks;
    private final Digest digest = new Digest();
    private final VirtualTime time;
    private final EventSource world;
    private final Paths paths;
    private final Messages messages = new Messages();
    private final List<@Nullable VirtualNode> nodes = new ArrayList<>();
    private final Map<PeerAddress, VirtualNode> byAddress = new HashMap<>();
    private BlockSpacing spacing = BlockSpacing.NONE;
    private PacketLoss loss = PacketLoss.NONE;
    private PathLatency latency = PathLatency.ACCESS_LINKS;
    private Separation separation = Separation.NONE;
    private PacketHeaders headers = PacketHeaders.NONE;
    private Relay relay = Relay.NONE;
    private int connections;
    private long deliveries;

    /** A network of the default model. */
    public VirtualNetwork(long seed) {
        this(seed, NetworkModel.FAIR_QUEUE);
    }

    public VirtualNetwork(long seed, NetworkModel model) {
        seeds = SeedTree.root(seed);
        ranks = new Ranks(seeds.child("rank").stream());
        time = new VirtualTime(seed, digest);
        world = new EventSource(time, EventSource.WORLD, 0);
        paths = Paths.of(model, this);
    }

    /** The root of the run's random streams. */
    public SeedTree seeds() {
        return seeds;
    }

    public VirtualTime time() {
        return time;
    }

    /** What has happened so far. */
    public Digest digest() {
        return digest;
    }

    /** Messages delivered so far, handshakes and closes included. */
    public long deliveries() {
        return deliveries;
    }

    /** Alarms of the world itself, such as arrivals; at the same time they ring before anything else happens. */
    public Alarms alarms() {
        return world;
    }

    /** From here on, everything is told to this listener too. */
    public void trace(Trace listener) {
        time.trace(listener);
    }

    /** Comes between deliveries and receivers of connections that are made from here on; replaces an earlier one. */
    public void relay(Relay newRelay) {
        relay = newRelay;
    }

    Relay relay() {
        return relay;
    }

    /** Caps the rate of connections that are made from here on; replaces an earlier cap. */
    public void spacing(BlockSpacing rule) {
        spacing = rule;
    }

    /** Sets the latency of dials and connections that are made from here on; replaces an earlier rule. */
    public void latency(PathLatency rule) {
        latency = rule;
    }

    PathLatency latency() {
        return latency;
    }

    /** Sets what messages cost beside their own bytes, for nodes that are added from here on. */
    public void headers(PacketHeaders newHeaders) {
        headers = newHeaders;
    }

    PacketHeaders headers() {
        return headers;
    }

    /**
     * Lets nothing pass from here on between nodes that are apart, and everything between those that are not; replaces
     * an earlier rule. What was under way between two sides, and what is sent meanwhile, waits at the border and sets out
     * anew when the network heals. There is no room for blocks in a connection that waits, and a dial to the other side
     * times out.
     */
    public void separate(Separation rule) {
        separation = rule;
        List<VirtualConnection> resumed = new ArrayList<>();
        for (VirtualNode node : nodes) {
            for (VirtualConnection connection : node == null ? List.<VirtualConnection>of() : node.connections()) {
                if (connection.apart(rule)) {
                    connection.hold();
                } else if (connection.resume()) {
                    resumed.add(connection);
                }
            }
        }
        resumed.forEach(VirtualConnection::becameWritable);
    }

    Separation separation() {
        return separation;
    }

    Paths paths() {
        return paths;
    }

    /** What is sent and not delivered. */
    Messages messages() {
        return messages;
    }

    /** Schedules what belongs to no node. */
    EventSource world() {
        return world;
    }

    /** Loses packets of connections that are made from here on; replaces an earlier rule. */
    public void loss(PacketLoss rule) {
        loss = rule;
    }

    PacketLoss loss() {
        return loss;
    }

    BlockSpacing spacing() {
        return spacing;
    }

    /**
     * Adds a peer. Ids count from 0, and a node's random streams depend on its id alone: {@code node/<id>}.
     *
     * @throws IllegalArgumentException when an open node has this address
     */
    public VirtualNode addNode(PeerAddress address, AccessLink link) {
        int id = nodes.size();
        return addNode(id, address, link, seeds.child("node").child(id));
    }

    /**
     * Adds a peer whose number and random streams are the caller's: ids may come in any order.
     *
     * @param id from 0 to 2²⁰ - 1, of no node so far
     * @throws IllegalArgumentException when the id is out of range or taken, or an open node has this address
     */
    public VirtualNode addNode(int id, PeerAddress address, AccessLink link, SeedTree nodeSeeds) {
        VirtualNode there = byAddress.get(address);
        if (there != null && there.isOpen()) {
            throw new IllegalArgumentException(address + " is taken by node " + there.id());
        }
        if (id < 0 || id >= Ranks.COUNT || (id < nodes.size() && nodes.get(id) != null)) {
            throw new IllegalArgumentException("no id for a new node: " + id);
        }
        EventSource events = new EventSource(time, id, 1 + ranks.of(id));
        VirtualNode node = new VirtualNode(this, events, address, link, nodeSeeds);
        while (nodes.size() <= id) {
            nodes.add(null);
        }
        nodes.set(id, node);
        byAddress.put(address, node);
        return node;
    }

    /** The node that has this id. */
    public VirtualNode node(int id) {
        return Objects.requireNonNull(nodes.get(id), "no such node");
    }

    /** One more than the highest id so far. */
    public int nodeCount() {
        return nodes.size();
    }

    Optional<VirtualNode> at(PeerAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    int nextConnection() {
        return connections++;
    }

    /** Notes a delivery; returns who else has to be told of it, if anybody has. */
    @Nullable
    Trace delivers(int source, int target, Verb verb, int a, int b, int c) {
        deliveries++;
        digest.delivered(time.nanos(), source, target, verb, a, b, c);
        return time.trace();
    }
}
