package io.swarmbed.reports.chart;

import io.swarmbed.reports.table.RunFolder;

/** Whether the peers of a run joined at about one time, so that the time of the run is the time of each of them. */
final class Joining {
    /** The part of the run up to the last completion in which all have to join. */
    static final double SOON = 0.15;

    private Joining() {}

    static boolean together(RunFolder run) {
        double soon = run.lastCompletion().orElse(run.duration()) * SOON;
        return run.peers().stream()
                .filter(peer -> !peer.completeAtStart())
                .allMatch(peer -> peer.join().orElse(0) <= soon);
    }
}
