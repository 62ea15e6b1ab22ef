package io.swarmbed.engine.policy;

import java.util.List;

/** Makes policies of one name. Thread-safe. */
public interface PolicyProvider<T> {
    /** As users write it: lower-case letters, digits and hyphens. */
    String name();

    /** One line for lists. */
    String summary();

    /** Its options, in the order in which lists show them. */
    default List<PolicyOption> options() {
        return List.of();
    }

    /**
     * A new policy, for one torrent at one peer.
     *
     * @param options valid values of all declared options
     * @throws IllegalArgumentException when values that are right by themselves do not go together; the message is one
     *     line for the user
     */
    T create(PolicyOptions options);
}
