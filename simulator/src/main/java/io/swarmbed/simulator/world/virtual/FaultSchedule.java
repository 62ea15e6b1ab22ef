package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.env.Alarms;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.world.PeerSetup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Lets things go wrong at their times, but for the tracker's troubles, which the tracker knows. */
final class FaultSchedule {
    private static final long MILLION = 1_000_000;

    private final SwarmPlan plan;
    private final List<Fault> faults;
    private final Partitions partitions;
    /** Those in force, the latest last. */
    private final List<Fault.LinkChange> changes = new ArrayList<>();

    /** The peers in the swarm, in order of joining. */
    private final Collection<VirtualPeer> present;

    private final Consumer<VirtualPeer> crash;

    /** @param crash ends the presence of a peer that vanishes */
    FaultSchedule(VirtualSite site, Collection<VirtualPeer> present, Consumer<VirtualPeer> crash) {
        this.plan = site.run().plan();
        this.faults = site.run().scenario().faults();
        this.partitions = new Partitions(site.network(), plan.peers());
        this.present = present;
        this.crash = crash;
    }

    void start(Alarms alarms) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault instanceof Fault.Partition parting) {
                at(alarms, parting.atNanos(), () -> partitions.begin(parting));
                at(alarms, parting.atNanos() + parting.forNanos(), () -> partitions.end(parting));
            } else if (fault instanceof Fault.Crash crashing) {
                int number = i;
                at(alarms, crashing.atNanos(), () -> crash(crashing, number));
            } else if (fault instanceof Fault.LinkChange change) {
                at(alarms, change.atNanos(), () -> {
                    changes.add(change);
                    present.forEach(this::adjust);
                });
                at(alarms, change.atNanos() + change.forNanos(), () -> {
                    changes.remove(change);
                    present.forEach(this::adjust);
                });
            }
        }
    }

    private static void at(Alarms alarms, long nanos, Runnable action) {
        if (nanos < Fault.FOR_GOOD) {
            alarms.alarm(action).at(nanos);
        }
    }

    /** When the last fault begins or ends; 0 when there is none. */
    static long lastChangeNanos(List<Fault> faults) {
        return faults.stream().mapToLong(FaultSchedule::lastChangeNanos).max().orElse(0);
    }

    private static long lastChangeNanos(Fault fault) {
        return fault.forNanos() == Fault.FOR_GOOD ? fault.atNanos() : fault.atNanos() + fault.forNanos();
    }

    /** Who vanishes is drawn by a number of each peer's own, so that others who are there do not change it. */
    private void crash(Fault.Crash fault, int number) {
        List<VirtualPeer> there = new ArrayList<>(present.stream()
                .filter(peer -> peer.plan().group().name().equals(fault.group()))
                .sorted(Comparator.comparingLong((VirtualPeer peer) -> lot(peer.plan(), number))
                        .thenComparing(peer -> peer.plan().index()))
                .toList());
        long count = (there.size() * (long) fault.sharePerMillion() + MILLION / 2) / MILLION;
        there.stream().limit(count).forEach(crash);
    }

    private long lot(PeerPlan peer, int number) {
        return plan.seeds(peer).child("crash").child(number).stream().nextLong();
    }

    /** Gives a peer's links the capacity that they have at this moment. */
    void adjust(VirtualPeer peer) {
        if (changesLinks()) {
            PeerPlan own = peer.plan();
            peer.rates(
                    PeerSetup.rate(rate(own, true).orElse(own.uploadBytesPerSecond())),
                    PeerSetup.rate(rate(own, false).orElse(own.downloadBytesPerSecond())));
        }
    }

    private boolean changesLinks() {
        return faults.stream().anyMatch(Fault.LinkChange.class::isInstance);
    }

    private OptionalLong rate(PeerPlan peer, boolean up) {
        OptionalLong rate = OptionalLong.empty();
        for (Fault.LinkChange change : changes) {
            OptionalLong changed = up ? change.upload() : change.download();
            if (change.group().equals(peer.group().name()) && changed.isPresent()) {
                rate = changed;
            }
        }
        return rate;
    }
}
