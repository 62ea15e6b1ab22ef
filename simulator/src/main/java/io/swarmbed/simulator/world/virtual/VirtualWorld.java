package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.simulator.guard.Guards;
import io.swarmbed.simulator.guard.StrategyWatch;
import io.swarmbed.simulator.scenario.Fault;
import io.swarmbed.simulator.scenario.NetworkModel;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.RunOutcome;
import io.swarmbed.simulator.world.SwarmRun;
import io.swarmbed.simulator.world.World;
import io.swarmbed.simulator.world.WorldException;

/**
 * A deterministic world: the same scenario and seed give the same events, digest and tables on every machine. A run has
 * the calling thread to itself; several runs may go on at once on threads of their own.
 */
public final class VirtualWorld implements World {
    /** Node ids have 20 bits. */
    private static final int MAX_PEERS = 1 << 20;

    private final Policies policies;
    private final Instruments instruments;

    /** A world whose peers may use these strategies. */
    public VirtualWorld(Policies policies) {
        this(policies, Instruments.NONE);
    }

    /** The same, with its runs looked into. */
    public VirtualWorld(Policies policies, Instruments instruments) {
        this.policies = policies;
        this.instruments = instruments;
    }

    @Override
    public void check(Scenario scenario, SwarmPlan plan) throws WorldException {
        if (plan.peers().size() > MAX_PEERS) {
            throw new WorldException("the virtual world holds " + MAX_PEERS + " peers, and there are "
                    + plan.peers().size() + ": lower a count");
        }
        NetworkModel model = scenario.network().model();
        if (model != NetworkModel.FAIR_QUEUE
                && scenario.faults().stream().anyMatch(Fault.LinkChange.class::isInstance)) {
            throw new WorldException("network.model " + model.word()
                    + " cannot change links in a run: write fair-queue, or leave out" + " the faults with 'link'");
        }
    }

    @Override
    public RunOutcome run(SwarmRun run) throws WorldException, InterruptedException {
        check(run.scenario(), run.plan());
        try (StrategyWatch watch = StrategyWatch.create();
                VirtualSite site = site(run, new Guards(watch))) {
            run.clock().start(site.network().time());
            VirtualDirector director = new VirtualDirector(site);
            return site.setup().foreign() ? watch.supervise(director::run, director::stuck) : director.run();
        } catch (PolicyException e) {
            throw new WorldException(String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw new WorldException(
                    "out of memory: give Java more, as with SWARMBED_JAVA_OPTS=-Xmx8g, or use fewer peers", e);
        }
    }

    private VirtualSite site(SwarmRun run, Guards guards) throws PolicyException {
        return new VirtualSite(run, new PeerSetup(run.scenario(), policies, guards), instruments);
    }
}
