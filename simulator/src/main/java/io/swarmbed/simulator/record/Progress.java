package io.swarmbed.simulator.record;

/**
 * How far a run has come.
 *
 * @param nanos time since the start of the run
 * @param joined peers that have joined so far
 * @param present peers in the swarm
 * @param completed peers that have completed, not counting those complete at the start
 * @param expected peers that were not complete at the start
 * @param contentFraction how much of all content that is to be downloaded has been, 0 to 1
 * @param goodputBytesPerSecond content received by all peers since the last sample
 * @param downloadedBytes content received by all peers so far
 */
public record Progress(
        long nanos,
        int joined,
        int present,
        int completed,
        int expected,
        double contentFraction,
        long goodputBytesPerSecond,
        long downloadedBytes) {}
