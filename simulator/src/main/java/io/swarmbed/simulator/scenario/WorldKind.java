package io.swarmbed.simulator.scenario;

/** Where a scenario runs: on a virtual clock, or over loopback sockets in this JVM. */
public enum WorldKind implements Word {
    VIRTUAL,
    LOOPBACK
}
