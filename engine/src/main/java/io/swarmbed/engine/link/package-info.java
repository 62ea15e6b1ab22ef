/**
 * The one bandwidth rule, used by every world: connections share a peer's uplink and downlink by weighted deficit
 * round-robin in block quanta. Start at {@code Uplink}. Imports {@code env} and {@code wire}.
 */
@NullMarked
package io.swarmbed.engine.link;

import org.jspecify.annotations.NullMarked;
