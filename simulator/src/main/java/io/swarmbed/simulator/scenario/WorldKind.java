package io.swarmbed.simulator.scenario;

/** Where a scenario runs: on a virtual clock, over loopback sockets in this JVM, or spread over child processes. */
public enum WorldKind implements Word {
    VIRTUAL,
    LOOPBACK,
    PROCESSES
}
