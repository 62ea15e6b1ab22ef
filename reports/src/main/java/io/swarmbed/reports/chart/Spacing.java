package io.swarmbed.reports.chart;

/** Moves things on a line apart until none overlaps its neighbour. */
final class Spacing {
    private Spacing() {}

    /**
     * @param centres ascending; changed in place
     * @param extents how much room each needs, in the same unit
     * @param length the line reaches from 0 to here; when all together do not fit, they keep their order and overlap
     */
    static void spread(double[] centres, double[] extents, double length) {
        double free = 0;
        for (int i = 0; i < centres.length; i++) {
            centres[i] = Math.max(centres[i], free + extents[i] / 2);
            free = centres[i] + extents[i] / 2;
        }
        double end = length;
        for (int i = centres.length - 1; i >= 0; i--) {
            centres[i] = Math.min(centres[i], end - extents[i] / 2);
            end = centres[i] - extents[i] / 2;
        }
    }
}
