package io.swarmbed.engine.virtual;

/** How the connections of a virtual network share its links. Chosen once for a network. */
public sealed interface NetworkModel {
    /** The default model. */
    NetworkModel FAIR_QUEUE = new FairQueue();

    /**
     * Uplinks and then downlinks serve their connections by weighted deficit round-robin, a block at a time:
     * {@link io.swarmbed.engine.link.Uplink}, {@link io.swarmbed.engine.link.Downlink}.
     */
    record FairQueue() implements NetworkModel {}

    /**
     * Blocks flow like a fluid, each connection's at its weighted max-min fair share of the sender's uplink and the
     * receiver's downlink, no faster than the connection's {@link BlockSpacing} allows.
     *
     * @param intervalNanos least time between two computations of the shares while many connections are active; until
     *     the next one a connection that becomes active takes what is left over at both ends
     * @param exactFlows up to this many active connections the shares are computed at every change
     */
    record MaxMin(long intervalNanos, int exactFlows) implements NetworkModel {
        /** Every 20 ms when more than 128 connections are active. */
        public static final MaxMin DEFAULT = new MaxMin(20_000_000, 128);

        public MaxMin {
            if (intervalNanos < 0 || exactFlows < 0) {
                throw new IllegalArgumentException(
                        "neither may be negative: " + intervalNanos + " ns, " + exactFlows + " connections");
            }
        }
    }

    /**
     * Connections are TCP: blocks travel in packets through a drop-tail queue at the sender's uplink and one at the
     * receiver's downlink, and congestion control finds the rates. Acknowledgements travel back with the latency alone,
     * and are never lost. Weights are not followed: TCP shares. For small swarms.
     *
     * @param segmentBytes content of a packet at most
     * @param headerBytes what a packet takes beside its content
     * @param queueNanos how long a packet may wait at a link at most, which is what the link's buffer is worth,
     * @param queuePackets unless so many full packets are worth more
     */
    record Packet(int segmentBytes, int headerBytes, long queueNanos, int queuePackets) implements NetworkModel {
        /** Ethernet's packets, and buffers of 100 ms or 50 packets. */
        public static final Packet DEFAULT = new Packet(1460, 40, 100_000_000, 50);

        public Packet {
            if (segmentBytes < 1 || segmentBytes > 65_000 || headerBytes < 0 || queueNanos < 0 || queuePackets < 1) {
                throw new IllegalArgumentException("segments of " + segmentBytes + " bytes, headers of " + headerBytes
                        + ", queues of " + queueNanos + " ns and " + queuePackets + " packets");
            }
        }
    }
}
