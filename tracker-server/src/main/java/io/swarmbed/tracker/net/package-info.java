/**
 * Addresses and networks as an operator or a header writes them, read without asking a name server. Imports {@code swarm}
 * for its {@code Endpoint}, and Netty's reader of addresses. Start at {@link io.swarmbed.tracker.net.Networks}.
 */
@NullMarked
package io.swarmbed.tracker.net;

import org.jspecify.annotations.NullMarked;
