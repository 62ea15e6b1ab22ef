package io.swarmbed.simulator.scenario;

/** How connections share the links at their ends: by deficit round-robin, max–min fair, or packet by packet. */
public enum NetworkModel implements Word {
    FAIR_QUEUE,
    MAXMIN,
    PACKET
}
