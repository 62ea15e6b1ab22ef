package io.swarmbed.simulator.scenario;

/**
 * Peers play the content in order while they download it. Their strategies do not know; it is measured.
 *
 * @param bytesPerSecond at which the content is played
 * @param startNanos how far the player stays behind: how long after joining one that skips missing pieces begins, and how
 *     much content one that waits for them gathers before it begins or goes on
 */
public record Playback(long bytesPerSecond, long startNanos) {}
