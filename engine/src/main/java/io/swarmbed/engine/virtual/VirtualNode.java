package io.swarmbed.engine.virtual;

import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.env.Network;
import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.link.PacketHeaders;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.random.SeedTree;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.Handshake;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One peer of a virtual network: its clock, alarms, random streams, links and connections. */
public final class VirtualNode implements Network {
    private static final int FIRST_EPHEMERAL_PORT = 49152;
    private static final int EPHEMERAL_PORTS = 65536 - FIRST_EPHEMERAL_PORT;

    private final VirtualNetwork network;
    private final EventSource events;
    private final PeerAddress address;
    private final AccessLink link;
    private final SeedTree seeds;
    private final Uplink uplink;
    private final Downlink downlink;
    private final Traffic traffic = new Traffic();
    private final List<VirtualConnection> connections = new ArrayList<>();
    private @Nullable Acceptor acceptor;
    private boolean open = true;
    private boolean reachable = true;
    private int dials;

    VirtualNode(VirtualNetwork network, EventSource events, PeerAddress address, AccessLink link, SeedTree seeds) {
        this.network = network;
        this.events = events;
        this.address = address;
        this.link = link;
        this.seeds = seeds;
        boolean paced = network.paths().paced();
        PacketHeaders headers = network.headers();
        this.uplink = new Uplink(paced ? link.uploadBytesPerSecond() : 0, headers, network.time(), events);
        this.downlink = new Downlink(paced ? link.downloadBytesPerSecond() : 0, headers, network.time(), events);
    }

    public int id() {
        return events.id;
    }

    /** Where the node can be dialled while it listens. */
    public PeerAddress address() {
        return address;
    }

    public AccessLink link() {
        return link;
    }

    public Clock clock() {
        return network.time();
    }

    /** Alarms that no longer ring once the node is closed. */
    public Alarms alarms() {
        return events;
    }

    /** The root of this node's random streams. */
    public SeedTree seeds() {
        return seeds;
    }

    /** Asks connections for blocks; without a limit of its own where the network's model paces otherwise. */
    public Uplink uplink() {
        return uplink;
    }

    public Downlink downlink() {
        return downlink;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Connections that are open or being set up at this end. */
    public int connectionCount() {
        return connections.size();
    }

    public boolean isOpen() {
        return open;
    }

    /** Accepts dials from here on; replaces an earlier acceptor. */
    public void listen(Acceptor newAcceptor) {
        acceptor = newAcceptor;
    }

    /** Accepts no more dials: those who try are told so at once, as by a host whose program has ended. */
    public void stopListening() {
        acceptor = null;
    }

    /**
     * Connects: SYN and SYN/ACK take one round trip, the two handshakes another. With a one-way time of {@code t} (the
     * latencies of both access links), the acceptor is asked after 3 t and at once may send; the dialler hears of the
     * connection after 4 t, and of a refusal likewise, as {@link CloseReason#REMOTE}. A node that does not listen fails
     * the dial as unreachable after 2 t; an address where no node was added, or where it has closed, after
     * {@link VirtualNetwork#CONNECT_TIMEOUT_NANOS}.
     */
    @Override
    public void dial(PeerAddress remote, Handshake ours, DialListener listener) {
        if (open) {
            new Dial(this, network.at(remote), remote, ours, listener).start();
        }
    }

    /**
     * Whether others can dial this node. One that cannot be reached, as behind NAT, answers nothing: dials to it time
     * out. It may dial itself, and connections that are there stay.
     */
    public void reachable(boolean value) {
        reachable = value;
    }

    boolean reachable() {
        return reachable;
    }

    /**
     * Vanishes from the network for good and without a word, as a machine whose power fails: alarms ring no more, and
     * what has left the uplink still arrives. The other ends of its connections are not told; they find no room for
     * blocks, and hear nothing.
     */
    public void crash() {
        Trace trace = network.time().trace();
        if (trace != null) {
            trace.vanished(network.time().nanos(), id());
        }
        open = false;
        acceptor = null;
        events.silence();
        while (!connections.isEmpty()) {
            connections.get(connections.size() - 1).vanish();
        }
    }

    List<VirtualConnection> connections() {
        return connections;
    }

    /** Leaves the network for good: alarms ring no more, and every connection closes at its other end. */
    public void close() {
        open = false;
        acceptor = null;
        events.silence();
        while (!connections.isEmpty()) {
            connections.get(connections.size() - 1).close(CloseReason.STOPPED);
        }
    }

    VirtualNetwork network() {
        return network;
    }

    EventSource events() {
        return events;
    }

    @Nullable
    Acceptor acceptor() {
        return acceptor;
    }

    /** The address from which the next dial comes: this host on a port of its own. */
    PeerAddress nextEphemeralAddress() {
        return address.withPort(FIRST_EPHEMERAL_PORT + dials++ % EPHEMERAL_PORTS);
    }

    void opened(VirtualConnection connection) {
        connection.index = connections.size();
        connections.add(connection);
    }

    void closed(VirtualConnection connection) {
        VirtualConnection last = connections.remove(connections.size() - 1);
        if (last != connection) {
            connections.set(connection.index, last);
            last.index = connection.index;
        }
    }
}
