package io.swarmbed.engine.virtual;

/** A network model at work: makes the directions of connections. */
interface Paths {
    /** The way from one end of a connection to the other. */
    Path path(VirtualConnection sender, VirtualConnection receiver);

    /**
     * Whether blocks wait for the nodes' own {@link VirtualNode#uplink} and {@link VirtualNode#downlink} and for the
     * network's {@link BlockSpacing}; if not, those have no limits and the paths see to it all.
     */
    boolean paced();

    /** The model of this network, which must not have nodes yet. */
    static Paths of(NetworkModel model, VirtualNetwork network) {
        if (model instanceof NetworkModel.MaxMin maxMin) {
            return new FluidPaths(maxMin, network);
        }
        if (model instanceof NetworkModel.Packet packet) {
            return new PacketPaths(packet, network);
        }
        return new FairQueuePaths();
    }
}
