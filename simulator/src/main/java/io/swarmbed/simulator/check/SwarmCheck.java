package io.swarmbed.simulator.check;

import io.swarmbed.engine.core.SessionInvariants;
import io.swarmbed.engine.core.TorrentSession;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.virtual.Tokens;
import io.swarmbed.engine.virtual.Trace;
import io.swarmbed.engine.virtual.Verb;
import io.swarmbed.engine.virtual.VirtualNetwork;
import io.swarmbed.engine.virtual.VirtualNode;
import io.swarmbed.engine.virtual.VirtualStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Checks a virtual swarm after every event, and throws {@link BrokenInvariantException} out of the event that breaks
 * something: bytes are conserved on every connection, messages keep their order and come after they were sent, no
 * connection stays half open, no piece comes from nowhere, slots are respected, the clock goes forward, and what each
 * session keeps fits together ({@link SessionInvariants}, recounted after every event of the peer, or in larger swarms
 * after so many that an event costs about {@value #RECOUNT} comparisons). Peers that mean to lie about their pieces may do so, and
 * may be asked for what they claim; all else holds for them too.
 */
public final class SwarmCheck implements Trace {
    private static final long RECOUNT = 4_000;

    private final VirtualNetwork network;
    private final long seed;
    private final PieceGeometry geometry;
    private final IntFunction<String> names;
    private final Tokens tokens = Tokens.counting();
    private final Map<Integer, PeerCheck> peers = new LinkedHashMap<>();
    private final Map<Integer, ConnectionCheck> connections = new HashMap<>();
    /** Whom the current event has reached. */
    private final Set<PeerCheck> touched = new LinkedHashSet<>();

    private final Set<ConnectionCheck> changed = new LinkedHashSet<>();
    /** Whom the current moment has reached. */
    private final Set<PeerCheck> inThisMoment = new LinkedHashSet<>();

    private final Set<Integer> vanished = new HashSet<>();

    private long now;
    private long event;
    private long sentBytes;
    private long receivedBytes;
    private long droppedBytes;

    /**
     * Checks this network from here on.
     *
     * @param seed of the run, for messages
     * @param names of nodes, for messages
     */
    public SwarmCheck(VirtualNetwork network, long seed, PieceGeometry geometry, IntFunction<String> names) {
        this.network = network;
        this.seed = seed;
        this.geometry = geometry;
        this.names = names;
        network.trace(this);
    }

    /** From which the swarm's stores take their blocks. */
    public Tokens tokens() {
        return tokens;
    }

    /**
     * A peer joins; its session has to tell the result what it does.
     *
     * @param slots interested peers that it may have unchoked at once
     * @param truthful whether it means to tell of no piece that it does not have
     */
    public Observer joins(VirtualNode node, VirtualStore store, int slots, boolean truthful) {
        PeerCheck peer = new PeerCheck(this, geometry, node, store, slots, truthful);
        peers.put(node.id(), peer);
        return peer;
    }

    /** The peer's session, before it starts. */
    public void starts(VirtualNode node, TorrentSession session) {
        PeerCheck peer = peers.get(node.id());
        if (peer != null) {
            peer.started(session);
        }
    }

    /**
     * Stops every peer and checks that nothing is left: no connection, no block without an owner, and every byte sent was
     * received or dropped.
     */
    public void finish() {
        for (PeerCheck peer : peers.values()) {
            TorrentSession session = peer.session();
            if (session != null) {
                session.stop();
            }
        }
        peers.values().forEach(peer -> peer.node.close());
        settle();
        conserved();
        long left = connections.values().stream().filter(link -> !link.closed()).count();
        if (left > 0) {
            throw broken(left + " connections are left when every peer has closed");
        }
        if (tokens.live() != 0) {
            throw broken(tokens.live() + " blocks are left when every peer has stopped");
        }
    }

    private void conserved() {
        long underWay = connections.values().stream()
                .mapToLong(ConnectionCheck::bytesUnderWay)
                .sum();
        if (sentBytes != receivedBytes + droppedBytes + underWay) {
            throw broken(sentBytes + " bytes were sent, " + receivedBytes + " received, " + droppedBytes
                    + " dropped, and " + underWay + " are under way");
        }
    }

    BrokenInvariantException broken(String problem) {
        BigDecimal seconds = BigDecimal.valueOf(network.time().nanos(), 9);
        return new BrokenInvariantException(
                "seed " + seed + ", at " + seconds.toPlainString() + " s, event " + event + ": " + problem);
    }

    BrokenInvariantException broken(int node, String problem) {
        return broken(name(node) + " " + problem);
    }

    private BrokenInvariantException broken(int source, int target, int connection, String problem) {
        return broken(name(source) + " to " + name(target) + " (connection " + connection + "): " + problem);
    }

    private String name(int node) {
        return node < 0 ? "the world" : names.apply(node);
    }

    // ---- what the network tells

    @Override
    public void opened(long nanos, int connection, int source, int target) {
        at(nanos);
        if (connections.put(connection, new ConnectionCheck(connection, source, target)) != null) {
            throw broken(source, target, connection, "opened twice");
        }
    }

    @Override
    public void sent(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
        at(nanos);
        ConnectionCheck link = connection(connection, source, target);
        Message message = new Message(nanos, event, verb, a, b, c);
        require(link.from(source).send(message), source, target, connection);
        sentBytes += message.wireBytes();
        PeerCheck peer = touch(source);
        if (peer != null) {
            peer.sent(message.wireBytes());
            require(nowhere(peer, peers.get(target), link, message), source, target, connection);
        }
    }

    /** Returns what is wrong with a message of this peer, by the pieces of both, or null. */
    @Nullable
    private static String nowhere(PeerCheck source, @Nullable PeerCheck target, ConnectionCheck link, Message message) {
        int piece = message.a();
        return switch (message.verb()) {
            case HAVE ->
                source.has(piece) || !source.truthful() ? null : "tells of piece " + piece + ", which it does not have";
            case HAVE_ALL ->
                source.verified().isFull() || !source.truthful()
                        ? null
                        : "tells of all pieces and has " + source.verified();
            case BITFIELD ->
                piece < source.verified().size()
                                || !source.truthful()
                                || (piece == source.verified().size()
                                        && message.c() == source.verified().hashCode())
                        ? null
                        : "sends a bitfield of other pieces than it has";
            case REQUEST -> {
                if (source.has(piece)) {
                    yield "asks for piece " + piece + ", which it has";
                }
                yield target == null || target.has(piece) || !target.truthful()
                        ? null
                        : "asks for piece " + piece + ", which the other does not have";
            }
            case PIECE -> {
                if (!source.has(piece)) {
                    yield "sends a block of piece " + piece + ", which it does not have";
                }
                yield link.to(source.node.id()).answer(piece, message.b())
                        ? null
                        : "sends a block that was not asked for: " + message;
            }
            case REJECT ->
                link.to(source.node.id()).answer(piece, message.b())
                        ? null
                        : "rejects what was not asked for: " + message;
            default -> null;
        };
    }

    @Override
    public void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
        at(nanos);
        ConnectionCheck link = connection(connection, source, target);
        if (link.from(target).sourceClosed()) {
            throw broken(source, target, connection, Message.text(verb, a, b, c) + " comes to a closed end");
        }
        require(link.from(source).deliver(nanos, event, verb, a, b, c), source, target, connection);
        if (verb == Verb.CLOSE) {
            changed.add(link);
        }
        receivedBytes += verb.wireBytes(b, c);
        PeerCheck peer = touch(target);
        if (peer != null) {
            peer.received(verb.wireBytes(b, c));
            if (verb == Verb.PIECE) {
                peer.blockComes(new Message(nanos, event, verb, a, b, c));
            }
        }
    }

    @Override
    public void dropped(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
        at(nanos);
        ConnectionCheck link = connection(connection, source, target);
        if (!link.from(target).sourceClosed() && !vanished.contains(source)) {
            throw broken(source, target, connection, Message.text(verb, a, b, c) + " is dropped by an open end");
        }
        require(link.from(source).drop(verb, a, b, c), source, target, connection);
        changed.add(link);
        droppedBytes += verb.wireBytes(b, c);
    }

    @Override
    public void closed(long nanos, int connection, int node) {
        at(nanos);
        ConnectionCheck link = connections.get(connection);
        if (link == null || link.from(node).sourceClosed()) {
            throw broken(node, "closes connection " + connection + " twice");
        }
        link.from(node).sourceCloses();
        changed.add(link);
        touch(node);
    }

    @Override
    public void vanished(long nanos, int node) {
        at(nanos);
        vanished.add(node);
    }

    @Override
    public void rang(long nanos, int node) {
        at(nanos);
        touch(node);
    }

    @Override
    public void settled(long nanos) {
        at(nanos);
        settle();
        event++;
    }

    private void settle() {
        for (ConnectionCheck link : changed) {
            link.settle(vanished::contains, this::broken);
            if (link.over()) {
                connections.remove(link.number);
            }
        }
        changed.clear();
        for (PeerCheck peer : touched) {
            peer.checkBytes();
            recount(peer);
        }
        inThisMoment.addAll(touched);
        touched.clear();
    }

    private void recount(PeerCheck peer) {
        TorrentSession session = peer.session();
        if (session != null && peer.recountIsDue(RECOUNT)) {
            try {
                peer.recounted(SessionInvariants.check(session));
            } catch (IllegalStateException e) {
                throw broken(peer.node.id(), "does not add up: " + e.getMessage());
            }
        }
    }

    /** Time goes on to this moment, or it is the same. */
    private void at(long nanos) {
        if (nanos < now || nanos != network.time().nanos()) {
            throw broken("the clock went from " + now + " to " + nanos + " ns");
        }
        if (nanos > now) {
            List<PeerCheck> done = new ArrayList<>(inThisMoment);
            inThisMoment.clear();
            done.forEach(PeerCheck::checkSlots);
            now = nanos;
        }
    }

    private @Nullable PeerCheck touch(int node) {
        PeerCheck peer = peers.get(node);
        if (peer != null) {
            touched.add(peer);
        }
        return peer;
    }

    private ConnectionCheck connection(int number, int source, int target) {
        ConnectionCheck link = connections.get(number);
        if (link == null || !link.joins(source, target)) {
            throw broken(source, target, number, link == null ? "is not open" : "is a connection of others");
        }
        return link;
    }

    private void require(@Nullable String problem, int source, int target, int connection) {
        if (problem != null) {
            throw broken(source, target, connection, problem);
        }
    }
}
