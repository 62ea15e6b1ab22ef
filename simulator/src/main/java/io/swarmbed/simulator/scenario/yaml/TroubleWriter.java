package io.swarmbed.simulator.scenario.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.tracker.fault.Lie;
import io.swarmbed.tracker.fault.Trouble;

/** Writes what is wrong with the tracker, as {@link TroubleReader} reads it. */
final class TroubleWriter {
    private TroubleWriter() {}

    static void write(Trouble trouble, ObjectNode node) {
        if (trouble instanceof Trouble.Down) {
            node.put("tracker", TroubleReader.DOWN);
        } else if (trouble instanceof Trouble.Slow slow) {
            node.put("tracker", TroubleReader.SLOW);
            node.put("by", Dimension.TIME.format(slow.byNanos()));
        } else if (trouble instanceof Trouble.Lossy lossy) {
            node.put("tracker", TroubleReader.LOSSY);
            node.put("loss", Dimension.SHARE.format(lossy.perMillion()));
        } else if (trouble instanceof Trouble.Forgetful) {
            node.put("tracker", TroubleReader.FORGETFUL);
        } else if (trouble instanceof Trouble.Biased) {
            node.put("tracker", TroubleReader.BIASED);
        } else if (trouble instanceof Trouble.Lying lying) {
            node.put("tracker", TroubleReader.LYING);
            lie(lying.lie(), node);
        }
    }

    private static void lie(Lie lie, ObjectNode node) {
        if (lie instanceof Lie.Scaled scaled) {
            node.put("counts", Dimension.SHARE.format(scaled.perMillion()));
        } else if (lie instanceof Lie.Numbers numbers) {
            numbers.seeds().ifPresent(count -> node.put("seeds", count));
            numbers.leechers().ifPresent(count -> node.put("leechers", count));
        }
    }
}
