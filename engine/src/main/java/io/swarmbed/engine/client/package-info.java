/**
 * What an application uses: a peer on real sockets that downloads and seeds. Start at
 * {@link io.swarmbed.engine.client.Client}. It may import every other package, and none of them imports it.
 */
@NullMarked
package io.swarmbed.engine.client;

import org.jspecify.annotations.NullMarked;
