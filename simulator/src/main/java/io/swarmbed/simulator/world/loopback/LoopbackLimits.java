package io.swarmbed.simulator.world.loopback;

import io.swarmbed.simulator.scenario.Disk;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.NetworkModel;
import io.swarmbed.simulator.scenario.Overhead;
import io.swarmbed.simulator.scenario.PeerGroup;
import io.swarmbed.simulator.scenario.Regions;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.world.WorldException;

/** Refuses what cannot be made with real sockets on one machine, rather than leave it out without a word. */
final class LoopbackLimits {
    private static final String ELSEWHERE = ": leave it out, or run with --world virtual";

    private LoopbackLimits() {}

    static void check(Scenario scenario, SwarmPlan plan) throws WorldException {
        if (scenario.network().model() != NetworkModel.FAIR_QUEUE) {
            throw new WorldException("network.model "
                    + scenario.network().model().word() + " is a model of the virtual world" + ELSEWHERE);
        }
        if (scenario.network().overhead() != Overhead.NONE) {
            throw new WorldException("network.overhead is charged in the virtual world alone" + ELSEWHERE);
        }
        if (!scenario.network().regions().equals(Regions.NONE)) {
            throw new WorldException("network.regions are made in the virtual world alone" + ELSEWHERE);
        }
        for (Fault fault : scenario.faults()) {
            if (!(fault instanceof Fault.TrackerTrouble)) {
                throw new WorldException(
                        "faults other than those of the tracker are made in the virtual world alone" + ELSEWHERE);
            }
        }
        for (PeerGroup group : scenario.peers()) {
            check(group);
        }
        for (PeerPlan peer : plan.peers()) {
            if (peer.lossPerMillion() > 0) {
                throw new WorldException("group " + peer.group().name()
                        + " has loss, which cannot be made inside a TCP stream" + ELSEWHERE);
            }
        }
    }

    private static void check(PeerGroup group) throws WorldException {
        if (!group.disk().equals(Disk.INSTANT)) {
            throw new WorldException(
                    "group " + group.name() + " has disk times, which are this machine's here" + ELSEWHERE);
        }
        if (group.link().reachablePerMillion() < 1_000_000) {
            throw new WorldException("group " + group.name() + " cannot be dialled, which is made in the virtual world"
                    + " alone" + ELSEWHERE);
        }
        if (group.behaviour().corruptPerMillion() > 0) {
            throw new WorldException("group " + group.name() + " corrupts blocks, which is made in the virtual world"
                    + " alone" + ELSEWHERE);
        }
    }
}
