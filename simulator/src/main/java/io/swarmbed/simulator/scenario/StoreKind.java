package io.swarmbed.simulator.scenario;

/** Where a peer keeps content: nowhere (made from a formula when asked for), in memory, or in files. */
public enum StoreKind implements Word {
    SYNTHETIC,
    MEMORY,
    FILE
}
