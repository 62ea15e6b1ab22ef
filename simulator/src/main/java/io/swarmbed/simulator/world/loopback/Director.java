package io.swarmbed.simulator.world.loopback;

import io.swarmbed.engine.policy.StrategyException;
import io.swarmbed.simulator.record.Decimals;
import io.swarmbed.simulator.record.Progress;
import io.swarmbed.simulator.scenario.plan.PeerPlan;
import io.swarmbed.simulator.world.RunOutcome;
import io.swarmbed.simulator.world.StopWatch;
import io.swarmbed.simulator.world.SwarmRun;
import io.swarmbed.simulator.world.WorldException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets peers come and go at their times, takes the samples, and ends the run. It has one thread, on which all of that
 * happens.
 */
final class Director {
    private static final long CLOSE_SECONDS = 150;
    /** What peers get to stop when the run has failed: some of them may never. */
    private static final long FAILED_CLOSE_SECONDS = 5;

    private final SwarmRun run;
    private final LagWatch lag;
    private final StopWatch stopWatch;
    private final ScheduledThreadPoolExecutor thread;
    private final List<LoopbackPeer> peers = new ArrayList<>();
    private final List<CompletableFuture<Void>> leaving = new ArrayList<>();
    private final CompletableFuture<RunOutcome> ended = new CompletableFuture<>();
    private boolean failed;

    Director(SwarmRun run, LagWatch lag) {
        this.run = run;
        this.lag = lag;
        this.stopWatch = new StopWatch(run.scenario().stop(), run.plan().peers());
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "director");
            made.setDaemon(true);
            return made;
        });
    }

    Executor executor() {
        return thread;
    }

    /** Runs the swarm to its end and stops every peer. */
    RunOutcome run(LoopbackSite site) throws InterruptedException {
        for (PeerPlan plan : run.plan().peers()) {
            LoopbackPeer peer = new LoopbackPeer(plan, site);
            peers.add(peer);
            after(plan.joinNanos(), () -> join(peer));
        }
        long every = run.scenario().recording().everyNanos();
        var unused = thread.scheduleAtFixedRate(this::sample, 0, every, TimeUnit.NANOSECONDS);
        after(run.scenario().stop().afterNanos(), this::timeIsOver);
        var interruption = run.interruption().handleAsync(this::interrupted, thread);
        try {
            RunOutcome outcome = ended.get();
            closeAll();
            return outcome;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            interruption.cancel(false);
            thread.shutdownNow();
        }
    }

    private void after(long nanos, Runnable action) {
        if (nanos != PeerPlan.NEVER) {
            var unused = thread.schedule(
                    () -> guard(action), Math.max(0, nanos - run.clock().nanos()), TimeUnit.NANOSECONDS);
        }
    }

    private void guard(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    private void join(LoopbackPeer peer) {
        long joinedAt = run.clock().nanos();
        PeerPlan plan = peer.plan();
        var unused = peer.join().whenCompleteAsync((done, failure) -> guard(() -> finished(peer, failure)), thread);
        var unusedLeave = peer.gotEnough().thenRunAsync(() -> guard(() -> leave(peer)), thread);
        after(later(joinedAt, plan.leaveAfterJoinNanos()), () -> leave(peer));
        after(later(joinedAt, plan.abortAfterJoinNanos()), () -> abort(peer));
    }

    private static long later(long from, long delay) {
        return delay == PeerPlan.NEVER ? PeerPlan.NEVER : from + delay;
    }

    /** The peer has completed, or cannot. */
    private void finished(LoopbackPeer peer, Throwable failure) {
        PeerPlan plan = peer.plan();
        if (failure != null) {
            Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            run.recorder().peer(plan.index()).failed(String.valueOf(cause.getMessage()));
            run.recorder().warn(plan.name() + " failed: " + cause.getMessage());
            failed = true;
            if (cause instanceof StrategyException problem) {
                run.interruption().completeExceptionally(ends(run, problem));
            }
            peer.broken();
            leave(peer);
            return;
        }
        if (!plan.complete()) {
            peer.finished();
            stopWatch.completed(plan);
            endIfReached();
        }
        after(later(run.clock().nanos(), plan.leaveAfterCompletionNanos()), () -> leave(peer));
    }

    private void abort(LoopbackPeer peer) {
        if (!peer.hasFinished()) {
            leave(peer);
        }
    }

    private void leave(LoopbackPeer peer) {
        if (!peer.present()) {
            return;
        }
        if (!peer.plan().complete() && !peer.hasFinished()) {
            peer.finished();
            stopWatch.lost(peer.plan());
        }
        leaving.add(peer.leave());
        endIfReached();
    }

    private void endIfReached() {
        if (stopWatch.reached()) {
            Optional<String> shortfall = stopWatch.shortfall();
            shortfall.ifPresent(run.recorder()::warn);
            end(!failed && shortfall.isEmpty(), shortfall.orElseGet(stopWatch::condition));
        }
    }

    private boolean interrupted(@Nullable Void done, @Nullable Throwable failure) {
        end(false, failure == null ? "interrupted" : String.valueOf(failure.getMessage()));
        return true;
    }

    /** That a strategy has failed, and when. */
    static WorldException ends(SwarmRun run, StrategyException problem) {
        String when = "at " + Decimals.secondsOf(run.clock().nanos()) + " s ";
        return new WorldException(when + problem.getMessage(), problem);
    }

    private void timeIsOver() {
        end(stopWatch.wantsWholeTime() && !failed, "time is over");
    }

    private void end(boolean reached, String stop) {
        if (ended.isDone()) {
            return;
        }
        sample();
        long now = run.clock().nanos();
        if (!lag.keptPace()) {
            run.recorder()
                    .warn("real time slipped: a thread was " + lag.worstMillis()
                            + " ms late; use fewer peers or slower links");
        }
        run.recorder().end();
        ended.complete(new RunOutcome(reached, stop, lag.keptPace(), now, Optional.empty(), Optional.empty()));
    }

    private void sample() {
        guard(() -> {
            if (!ended.isDone()) {
                Progress progress = run.recorder().sample(lag.sample(run.clock().nanos()));
                run.progress().accept(progress);
            }
        });
    }

    private void closeAll() throws InterruptedException, ExecutionException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        thread.execute(() -> {
            List<CompletableFuture<Void>> all = new ArrayList<>(leaving);
            peers.stream()
                    .filter(LoopbackPeer::present)
                    .map(peer -> peer.close(!run.interruption().isDone()))
                    .forEach(all::add);
            var unused = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .whenComplete((done, failure) -> closed.complete(null));
        });
        long patience = run.interruption().isCompletedExceptionally() ? FAILED_CLOSE_SECONDS : CLOSE_SECONDS;
        try {
            closed.get(patience, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            run.recorder().warn("some peers did not stop within " + patience + " s");
        }
    }
}
