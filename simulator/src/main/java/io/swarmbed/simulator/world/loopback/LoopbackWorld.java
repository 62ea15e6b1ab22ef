package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.net.EventLoops;
import io.swarmbed.engine.policy.Policies;
import io.swarmbed.engine.policy.PolicyException;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.storage.StorageWorkers;
import io.swarmbed.simulator.guard.Guards;
import io.swarmbed.simulator.guard.StrategyWatch;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.Tracker;
import io.swarmbed.simulator.scenario.plan.SwarmPlan;
import io.swarmbed.simulator.world.PeerSetup;
import io.swarmbed.simulator.world.RunOutcome;
import io.swarmbed.simulator.world.SwarmRun;
import io.swarmbed.simulator.world.TrackerTroubles;
import io.swarmbed.simulator.world.World;
import io.swarmbed.simulator.world.WorldException;
import io.swarmbed.tracker.TrackerServer;
import io.swarmbed.tracker.TrackerSettings;
import io.swarmbed.tracker.TrackerStartException;
import io.swarmbed.tracker.fault.FaultPlan;
import io.swarmbed.tracker.swarm.SwarmSettings;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real TCP between peers of this JVM, each on its own loopback address, introduced by the bundled tracker. A few event
 * loops and storage threads serve all of them.
 */
public final class LoopbackWorld implements World {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackWorld.class);

    private final Policies policies;
    private final OpenFiles openFiles;
    private final Supplier<LoopbackAddresses> addressing;

    /** A world whose peers may use these strategies. */
    public LoopbackWorld(Policies policies) {
        this(policies, OpenFiles.ofSystem(), LoopbackAddresses::take);
    }

    LoopbackWorld(Policies policies, OpenFiles openFiles, Supplier<LoopbackAddresses> addressing) {
        this.policies = policies;
        this.openFiles = openFiles;
        this.addressing = addressing;
    }

    @Override
    public void check(Scenario scenario, SwarmPlan plan) throws WorldException {
        LoopbackLimits.check(scenario, plan);
        openFiles.check(scenario, plan.peers());
    }

    @Override
    public RunOutcome run(SwarmRun run) throws WorldException, InterruptedException {
        Scenario scenario = run.scenario();
        check(scenario, run.plan());
        int loopCount = Runtime.getRuntime().availableProcessors();
        // Ended in reverse: the port is given back when nobody listens on it any longer.
        try (LoopbackAddresses addresses = addressing.get();
                StorageWorkers workers = new StorageWorkers(StorageWorkers.Settings.DEFAULT);
                EventLoops loops = EventLoops.open(loopCount, failure -> failed(run, failure));
                StrategyWatch watch = StrategyWatch.create();
                ContentStores stores = new ContentStores(run, workers);
                TrackerServer tracker = tracker(scenario, run.clock())) {
            if (!addresses.distinct()) {
                run.recorder().warn("this system has no spare loopback addresses: all peers share 127.0.0.1");
            }
            Director director = new Director(run, LagWatch.of(loops));
            LoopbackSite site = new LoopbackSite(
                    run,
                    loops,
                    stores,
                    new PeerSetup(scenario, policies, new Guards(watch)),
                    addresses,
                    director.executor(),
                    url(scenario, tracker));
            var unused = watch.stuck().thenAccept(problem -> {
                addresses.keep();
                failed(run, problem);
            });
            run.clock().start(loops.all().get(0).clock());
            return director.run(site);
        } catch (TrackerStartException | PolicyException e) {
            throw new WorldException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void failed(SwarmRun run, Throwable failure) {
        if (failure instanceof StrategyException problem) {
            LOG.debug("the run broke", problem);
            run.interruption().completeExceptionally(Director.ends(run, problem));
            return;
        }
        if (run.interruption().isCompletedExceptionally()) {
            // What a broken strategy has left is not worth a word.
            return;
        }
        if (run.recorder().warn("a peer's task failed: " + failure)) {
            LOG.error("a peer's task failed", failure);
        }
        if (failure instanceof OutOfMemoryError) {
            run.interruption()
                    .completeExceptionally(new WorldException("out of memory: give Java more, as with"
                            + " SWARMBED_JAVA_OPTS=-Xmx4g, or use fewer peers"));
        }
    }

    private static TrackerServer tracker(Scenario scenario, Clock clock) throws TrackerStartException {
        boolean udp = scenario.tracker().protocol() == Tracker.Protocol.UDP;
        int interval = (int) Math.max(1, scenario.tracker().intervalNanos() / 1_000_000_000L);
        SwarmSettings swarm = SwarmSettings.defaults().withInterval(interval);
        TrackerSettings settings = TrackerSettings.defaults()
                .withHost("127.0.0.1")
                .withUdpPort(udp ? OptionalInt.of(0) : OptionalInt.empty())
                .withHttpPort(udp ? OptionalInt.empty() : OptionalInt.of(0))
                .withThreads(1)
                .withSeed(scenario.seed())
                .withSwarm(swarm);
        return TrackerServer.start(settings, new FaultPlan(TrackerTroubles.conduct(scenario), clock::nanos));
    }

    private static String url(Scenario scenario, TrackerServer tracker) {
        boolean udp = scenario.tracker().protocol() == Tracker.Protocol.UDP;
        InetSocketAddress address = (udp ? tracker.udpAddress() : tracker.httpAddress()).orElseThrow();
        return (udp ? "udp" : "http") + "://127.0.0.1:" + address.getPort() + "/announce";
    }
}
