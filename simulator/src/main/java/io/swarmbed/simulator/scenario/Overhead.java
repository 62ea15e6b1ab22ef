package io.swarmbed.simulator.scenario;

/** What a message costs beside its own bytes: nothing, or the headers of the packets that carry it. */
public enum Overhead implements Word {
    NONE,
    TCP_IP
}
