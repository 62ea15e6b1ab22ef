package io.swarmbed.engine.virtual;

/**
 * How likely a packet between two nodes is lost on the way, full queues apart. Asked once for each direction when a
 * connection is made, and only by the model {@link NetworkModel.Packet}; others know {@link BlockSpacing}.
 */
@FunctionalInterface
public interface PacketLoss {
    PacketLoss NONE = (from, to) -> 0;

    /** From 0 to less than 1. */
    double probability(VirtualNode from, VirtualNode to);
}
