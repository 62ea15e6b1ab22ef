package io.swarmbed.simulator.world.virtual;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.engine.virtual.VirtualTime;
import io.swarmbed.simulator.check.BrokenInvariantException;
import io.swarmbed.simulator.check.SwarmCheck;
import io.swarmbed.simulator.record.Decimals;
import io.swarmbed.simulator.record.Effort;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.world.RunOutcome;
import io.swarmbed.simulator.world.StopWatch;
import io.swarmbed.simulator.world.SwarmRun;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets peers come and go at their times, takes the samples, and ends the run: all of it in virtual time. */
final class VirtualDirector implements VirtualPeer.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualDirector.class);

    /** How many events happen between two looks at whether the run is to be interrupted. */
    private static final int EVENTS_BETWEEN_LOOKS = 10_000;

    private final VirtualSite site;
    private final SwarmRun run;
    private final VirtualTime time;
    private final Alarms alarms;
    private final StopWatch stopWatch;
    private final StallWatch stallWatch;
    /** In order of joining. */
    private final Map<Integer, VirtualPeer> present = new LinkedHashMap<>();

    private final FaultSchedule faults;
    private final Alarm nextSample;
    private Optional<RunOutcome> outcome = Optional.empty();
    private long wallStart;
    private int toJoin;
    private boolean failed;

    VirtualDirector(VirtualSite site) {
        this.site = site;
        this.run = site.run();
        this.time = site.network().time();
        this.alarms = site.network().alarms();
        this.stopWatch = new StopWatch(run.scenario().stop(), run.plan().peers());
        this.stallWatch =
                new StallWatch(run.scenario(), run.plan(), run.metainfo().geometry());
        this.faults = new FaultSchedule(site, present.values(), this::crash);
        this.nextSample = alarms.alarm(this::sampleAndGoOn);
    }

    /** Runs the swarm to its end. */
    RunOutcome run() {
        wallStart = System.nanoTime();
        for (PeerPlan plan : run.plan().peers()) {
            if (plan.joinNanos() != PeerPlan.NEVER) {
                toJoin++;
                at(plan.joinNanos(), () -> join(plan));
            }
        }
        faults.start(alarms);
        nextSample.at(0);
        at(run.scenario().stop().afterNanos(), this::timeIsOver);
        try {
            while (going()) {
                time.run(Long.MAX_VALUE, EVENTS_BETWEEN_LOOKS, this::going);
                if (run.interruption().isDone()) {
                    end(false, "interrupted");
                }
            }
            site.close();
            site.check().ifPresent(SwarmCheck::finish);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            broken(e);
        }
        return outcome.get();
    }

    /** Something does not hold that always must, or a policy failed: what was recorded until then is kept. */
    private void broken(RuntimeException problem) {
        LOG.debug("the run broke", problem);
        String stop;
        if (problem instanceof StrategyException) {
            stop = "at " + Decimals.secondsOf(time.nanos()) + " s " + problem.getMessage();
        } else {
            stop = problem instanceof BrokenInvariantException
                    ? "broken invariant: " + problem.getMessage()
                    : defect(problem);
            run.recorder().warn(stop);
        }
        end(false, stop);
        outcome = outcome.map(
                found -> new RunOutcome(false, stop, true, found.durationNanos(), found.digest(), found.effort()));
    }

    private String defect(RuntimeException problem) {
        String place = "seed " + run.scenario().seed() + ", at " + Decimals.secondsOf(time.nanos()) + " s: ";
        return problem instanceof IllegalStateException
                ? "broken invariant: " + place + problem.getMessage()
                : "an error: " + place + problem;
    }

    /** A strategy does not return: the run ends here, while its own thread is left behind. */
    RunOutcome stuck(StrategyException problem) {
        broken(problem);
        return outcome.orElseThrow();
    }

    private boolean going() {
        return outcome.isEmpty();
    }

    private void at(long nanos, Runnable action) {
        if (nanos != PeerPlan.NEVER) {
            alarms.alarm(action).at(nanos);
        }
    }

    private void after(long nanos, Runnable action) {
        if (nanos != PeerPlan.NEVER) {
            at(time.nanos() + nanos, action);
        }
    }

    private void join(PeerPlan plan) {
        toJoin--;
        VirtualPeer peer = new VirtualPeer(plan, site, this);
        present.put(plan.index(), peer);
        faults.adjust(peer);
        after(plan.leaveAfterJoinNanos(), () -> leave(peer));
        after(plan.abortAfterJoinNanos(), () -> abort(peer));
        if (plan.complete()) {
            peer.finish();
            after(plan.leaveAfterCompletionNanos(), () -> leave(peer));
        }
    }

    @Override
    public void completed(VirtualPeer peer) {
        finish(peer, stopWatch::completed);
        after(peer.plan().leaveAfterCompletionNanos(), () -> leave(peer));
    }

    @Override
    public void gotEnough(VirtualPeer peer) {
        after(0, () -> leave(peer));
    }

    @Override
    public void failed(VirtualPeer peer, String reason) {
        run.recorder().warn(peer.plan().name() + " failed: " + reason);
        failed = true;
        after(0, () -> leave(peer));
    }

    private void abort(VirtualPeer peer) {
        if (!peer.finished()) {
            leave(peer);
        }
    }

    private void leave(VirtualPeer peer) {
        if (present.remove(peer.plan().index(), peer)) {
            peer.leave();
            finish(peer, stopWatch::lost);
        }
    }

    private void crash(VirtualPeer peer) {
        if (present.remove(peer.plan().index(), peer)) {
            peer.crash();
            finish(peer, stopWatch::lost);
        }
    }

    /** The peer has completed, or will not any more. */
    private void finish(VirtualPeer peer, Consumer<PeerPlan> how) {
        if (!peer.finished()) {
            peer.finish();
            how.accept(peer.plan());
            if (stopWatch.reached()) {
                Optional<String> shortfall = stopWatch.shortfall();
                shortfall.ifPresent(run.recorder()::warn);
                end(!failed && shortfall.isEmpty(), shortfall.orElseGet(stopWatch::condition));
            }
        }
    }

    private void sampleAndGoOn() {
        Progress progress = sample();
        nextSample.at(time.nanos() + run.scenario().recording().everyNanos());
        if (toJoin == 0 && !stopWatch.wantsWholeTime() && stallWatch.stalled(progress)) {
            diagnose();
            end(false, "nothing moved for " + stallWatch.patience());
        }
    }

    private Progress sample() {
        Progress progress = run.recorder().sample();
        run.progress().accept(progress);
        return progress;
    }

    private void timeIsOver() {
        if (stopWatch.wantsWholeTime()) {
            end(!failed, "time is over");
        } else {
            diagnose();
            end(false, "time is over");
        }
    }

    private void diagnose() {
        new Diagnosis(run.metainfo().geometry().pieceCount(), present.values())
                .lines()
                .forEach(run.recorder()::warn);
    }

    private void end(boolean reached, String stop) {
        if (outcome.isPresent()) {
            return;
        }
        sample();
        if (reached && time.nanos() == 0) {
            run.recorder()
                    .warn("everything happened at once: in virtual time, links without a limit and without latency take"
                            + " no time; give the groups up, down or latency");
        }
        present.values().forEach(VirtualPeer::recordTraffic);
        run.recorder().end();
        outcome = Optional.of(new RunOutcome(
                reached,
                stop,
                true,
                time.nanos(),
                Optional.of(site.network().digest().hex()),
                Optional.of(new Effort(
                        time.events(),
                        time.operations(),
                        site.network().deliveries(),
                        System.nanoTime() - wallStart))));
    }
}
