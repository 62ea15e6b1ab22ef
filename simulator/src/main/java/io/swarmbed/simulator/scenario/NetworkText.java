package io.swarmbed.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few words how peers are connected and what goes wrong. */
public final class NetworkText {
    private static final int MILLION = 1_000_000;

    private NetworkText() {}

    /** What is not as usual with the links and the blocks of a group. */
    static List<String> of(PeerGroup group) {
        List<String> facts = new ArrayList<>();
        AccessLink link = group.link();
        if (!link.regions().isEmpty()) {
            facts.add("in " + link.regions().stream().map(RegionShare::region).collect(Collectors.joining(" or ")));
        }
        if (link.reachablePerMillion() == 0) {
            facts.add("nobody can dial them");
        } else if (link.reachablePerMillion() < MILLION) {
            facts.add(Dimension.SHARE.format(link.reachablePerMillion()) + " of them can be dialled");
        }
        if (group.behaviour().corruptPerMillion() > 0) {
            facts.add(Dimension.SHARE.format(group.behaviour().corruptPerMillion()) + " of their blocks corrupt");
        }
        return facts;
    }

    /** A sentence without its full stop. */
    static String of(Fault fault) {
        String at = "At " + Dimension.TIME.format(fault.atNanos()) + " ";
        if (fault instanceof Fault.TrackerTrouble tracker) {
            return at + "the tracker " + TroubleText.sentence(tracker.trouble()) + duration(tracker.forNanos());
        }
        if (fault instanceof Fault.Partition partition) {
            String sides = partition.sides().stream()
                    .map(side -> String.join(" and ", side))
                    .collect(Collectors.joining(" from "));
            return at + "the network parts " + sides + duration(partition.forNanos());
        }
        if (fault instanceof Fault.Crash crash) {
            return at + Dimension.SHARE.format(crash.sharePerMillion()) + " of " + crash.group() + " vanish";
        }
        Fault.LinkChange change = (Fault.LinkChange) fault;
        List<String> rates = new ArrayList<>();
        change.upload().ifPresent(rate -> rates.add("upload at " + Dimension.RATE.format(rate)));
        change.download().ifPresent(rate -> rates.add("download at " + Dimension.RATE.format(rate)));
        return at + "all of " + change.group() + " " + String.join(" and ", rates) + duration(change.forNanos());
    }

    private static String duration(long nanos) {
        if (nanos == 0) {
            return "";
        }
        return nanos == Fault.FOR_GOOD ? " for good" : " for " + Dimension.TIME.format(nanos);
    }

    /** Every class of a capacity: its share, its upload, and its download where that has a limit. */
    public static String of(Capacity capacity) {
        if (capacity instanceof Capacity.Separate separate) {
            return rates(separate.upload(), separate.download());
        }
        List<Capacity.LinkClass> classes = ((Capacity.Classes) capacity).classes();
        return classes.stream()
                .map(one -> (classes.size() == 1 ? "" : one.weight() + " x ") + rates(one.upload(), one.download()))
                .collect(Collectors.joining(", "));
    }

    private static String rates(Distribution upload, Distribution download) {
        if (download.equals(new Distribution.Constant(Distribution.UNLIMITED))) {
            return DistributionText.of(upload, Dimension.RATE) + " up";
        }
        return DistributionText.of(upload, Dimension.RATE) + " up and " + DistributionText.of(download, Dimension.RATE)
                + " down";
    }
}
