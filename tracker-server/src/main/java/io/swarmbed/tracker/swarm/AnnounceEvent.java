package io.swarmbed.tracker.swarm;

/** Why a peer announces, in the order of the numbers of BEP 15; {@link #NONE} is the regular announce. */
public enum AnnounceEvent {
    NONE,
    COMPLETED,
    STARTED,
    STOPPED
}
