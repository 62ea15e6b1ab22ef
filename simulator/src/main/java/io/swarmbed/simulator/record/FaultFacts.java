package io.swarmbed.simulator.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.TroubleText;
import java.util.List;
import java.util.stream.Collectors;

/** The faults that came within a run, as {@code run.json} tells them: when, until when, and what in a few words. */
final class FaultFacts {
    private FaultFacts() {}

    static void write(ArrayNode node, List<Fault> faults, long durationNanos) {
        for (Fault fault : faults) {
            if (fault.atNanos() <= durationNanos) {
                ObjectNode one = node.addObject();
                one.put("at_s", Decimals.secondsOf(fault.atNanos()));
                one.put("until_s", Decimals.secondsOf(until(fault, durationNanos)));
                one.put("what", words(fault));
            }
        }
    }

    /** The end of the run at the latest. */
    private static long until(Fault fault, long durationNanos) {
        return fault.forNanos() >= durationNanos - fault.atNanos() ? durationNanos : fault.atNanos() + fault.forNanos();
    }

    private static String words(Fault fault) {
        if (fault instanceof Fault.TrackerTrouble tracker) {
            return "tracker " + TroubleText.label(tracker.trouble());
        }
        if (fault instanceof Fault.Partition partition) {
            return partition.sides().stream()
                    .map(side -> String.join(" and ", side))
                    .collect(Collectors.joining(" parted from "));
        }
        if (fault instanceof Fault.Crash crash) {
            return Dimension.SHARE.format(crash.sharePerMillion()) + " of " + crash.group() + " crash";
        }
        return "other links of " + ((Fault.LinkChange) fault).group();
    }
}
