package io.swarmbed.tracker.net;

import io.swarmbed.tracker.swarm.Endpoint;
import java.util.List;

/** A set of networks, such as those whose proxies are trusted; immutable. */
public record Networks(List<Network> all) {
    /** No address belongs to it. */
    public static final Networks NONE = new Networks(List.of());

    /** This machine. */
    public static final Networks LOOPBACK = parse(List.of("127.0.0.0/8", "::1"));

    public Networks {
        all = List.copyOf(all);
    }

    /**
     * Reads networks as {@link Network#parse} does.
     *
     * @throws IllegalArgumentException with a line that quotes the first one that is wrong
     */
    public static Networks parse(List<String> texts) {
        return new Networks(texts.stream().map(Network::parse).toList());
    }

    /** Whether the address belongs to any of them, whatever the port. */
    public boolean contains(Endpoint address) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }
}
