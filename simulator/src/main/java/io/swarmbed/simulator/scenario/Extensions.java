package io.swarmbed.simulator.scenario;

/**
 * Which extensions of the protocol a peer speaks.
 *
 * @param fast the fast extension (BEP 6)
 * @param allowedFast whether it grants an allowed-fast set (BEP 6)
 * @param extended the extension protocol (BEP 10)
 * @param uploadOnly whether it tells that it downloads nothing any more (BEP 21)
 */
public record Extensions(boolean fast, boolean allowedFast, boolean extended, boolean uploadOnly) {}
