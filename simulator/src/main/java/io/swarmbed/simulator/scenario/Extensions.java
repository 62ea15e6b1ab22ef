package io.swarmbed.simulator.scenario;

/**
 * Which extensions of the protocol a peer speaks, and what it may leave out.
 *
 * @param fast the fast extension (BEP 6)
 * @param allowedFast whether it grants an allowed-fast set (BEP 6)
 * @param extended the extension protocol (BEP 10)
 * @param uploadOnly whether it tells that it downloads nothing any more (BEP 21)
 * @param redundantHaves whether it tells of each of its pieces also those who have the piece
 */
public record Extensions(
        boolean fast, boolean allowedFast, boolean extended, boolean uploadOnly, boolean redundantHaves) {}
