package io.swarmbed.engine.policy;

import io.swarmbed.engine.random.RandomStream;

/**
 * What a selector may know. The addresses are in the order of a list in which each has got a random place, from the one
 * behind that which was dialled last: who takes the first that can be dialled takes any. Valid during the call only.
 */
public interface SelectionView {
    /** The region of a peer of which nothing is known; on real networks that is everybody. */
    int UNKNOWN = -1;

    /** The number of addresses known. */
    int size();

    /** Whether the address at this index can be dialled now: there is no connection, and no failed dial a while ago. */
    boolean dialable(int index);

    /** Where the address at this index is, by a number that is the same for all of its region, or {@link #UNKNOWN}. */
    int region(int index);

    /** Where this peer is. */
    int ownRegion();

    /** Up to this many connections and dials the peer dials. */
    int target();

    /** Up to this many connections the peer accepts others. */
    int max();

    /** Connections that are made. */
    int connections();

    /** Connections that are made to peers of this region. */
    int connectionsTo(int region);

    /** Connections and dials under way. */
    int links();

    /** Connections to peers of this region and dials under way to them. */
    int linksTo(int region);

    /** The selector's own stream. */
    RandomStream random();

    long nowNanos();
}
