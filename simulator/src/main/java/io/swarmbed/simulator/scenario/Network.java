package io.swarmbed.simulator.scenario;

/**
 * The network between the peers.
 *
 * @param maxSegmentBytes what one packet carries at most
 */
public record Network(NetworkModel model, Overhead overhead, int maxSegmentBytes, Regions regions) {
    /** What a packet of Ethernet carries beside the headers of IP and TCP. */
    public static final int ETHERNET_SEGMENT = 1460;

    /** The network of a scenario that says nothing of it. */
    public static final Network DEFAULT =
            new Network(NetworkModel.FAIR_QUEUE, Overhead.NONE, ETHERNET_SEGMENT, Regions.NONE);
}
