package io.swarmbed.simulator.load;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Sends requests at their pace and counts what comes back, one phase after another. Belongs to the event loop. */
final class LoadLoop implements Wire.Sink {
    /** Runs something on the event loop after some time; with 0, in its next turn. */
    interface Timers {
        void after(long nanos, Runnable task);
    }

    /** Time-outs are looked for this often. */
    private static final long SWEEP_NANOS = 10_000_000L;

    /** A timer may be late by so much; the rest of the time is spent turning round. */
    private static final long TIMER_SLACK_NANOS = 200_000L;

    private final Wire wire;
    private final Traffic traffic;
    private final Outstanding outstanding;
    private final Optional<Verifier> verifier;
    private final long timeoutNanos;
    private final LongSupplier clock;
    private final Timers timers;
    private final Request request = new Request();
    private Optional<Running> running = Optional.empty();

    LoadLoop(
            Wire wire,
            Traffic traffic,
            Outstanding outstanding,
            Optional<Verifier> verifier,
            long timeoutNanos,
            LongSupplier clock,
            Timers timers) {
        this.wire = wire;
        this.traffic = traffic;
        this.outstanding = outstanding;
        this.verifier = verifier;
        this.timeoutNanos = timeoutNanos;
        this.clock = clock;
        this.timers = timers;
    }

    /** Begins a phase, when there is none; completes when its last reply has come or is lost. */
    CompletableFuture<Ended> run(Phase phase) {
        Running next = new Running(phase, clock.getAsLong());
        traffic.beginAt(next.startedAt);
        running = Optional.of(next);
        next.turn();
        next.sweep();
        return next.ended;
    }

    /** Sends nothing more in this phase. */
    void stop() {
        running.ifPresent(phase -> phase.stop(clock.getAsLong()));
    }

    /** What has been counted in this phase so far. */
    Optional<Tally> tally() {
        return running.map(phase -> phase.tally);
    }

    @Override
    public void replied(int slot, Reply reply) {
        long now = clock.getAsLong();
        verifier.ifPresent(
                check -> check.check(outstanding.kind(slot), outstanding.peer(slot), outstanding.port(slot), reply));
        running.ifPresent(phase ->
                phase.tally.replied(reply, Math.max(0, now - outstanding.dueAt(slot)), now, phase.inTime(now)));
        outstanding.release(slot);
    }

    @Override
    public void broken(int slot, String why) {
        running.ifPresent(phase -> phase.tally.broken(why));
        outstanding.release(slot);
    }

    @Override
    public void stray() {
        running.ifPresent(phase -> phase.tally.stray());
    }

    @Override
    public int slotOf(int transaction) {
        return outstanding.slotOf(transaction);
    }

    @Override
    public void readComplete() {
        running.ifPresent(Running::pump);
    }

    /**
     * What a phase has come to.
     *
     * @param endedAt when nothing more was sent, in nanoseconds
     */
    record Ended(Phase phase, Tally tally, long endedAt) {}

    /** A phase under way. */
    private final class Running {
        private final Phase phase;
        private final Tally tally;
        private final Optional<Schedule> schedule;
        private final int window;
        private final long startedAt;
        private final CompletableFuture<Ended> ended = new CompletableFuture<>();
        private long stoppedAt = Long.MAX_VALUE;
        private long freeSince;
        private boolean held;
        private boolean blocked;
        private boolean pumping;

        Running(Phase phase, long now) {
            this.phase = phase;
            this.startedAt = now;
            this.freeSince = now;
            this.tally = new Tally(now);
            this.schedule = phase.pace() instanceof Pace.Open open
                    ? Optional.of(new Schedule(now, open.perSecond()))
                    : Optional.empty();
            this.window = phase.pace() instanceof Pace.Closed closed
                    ? Math.min(closed.window(), wire.capacity())
                    : wire.capacity();
        }

        boolean inTime(long now) {
            return !phase.isTimed() || now - startedAt <= phase.nanos();
        }

        /** Sends what may be sent. Sending can end connections, which asks for this again. */
        void pump() {
            if (pumping || ended.isDone()) {
                return;
            }
            pumping = true;
            long now = clock.getAsLong();
            boolean going = true;
            while (going && goesOn(now)) {
                if (schedule.isPresent()) {
                    going = sendIfDue(schedule.get(), now);
                } else {
                    going = outstanding.count() < window && send(now, now);
                }
            }
            wire.flush();
            pumping = false;
            if (!goesOn(now) && outstanding.count() == 0) {
                running = Optional.empty();
                ended.complete(new Ended(phase, tally, Math.min(stoppedAt, now)));
            }
        }

        private boolean sendIfDue(Schedule due, long now) {
            if (due.nextAt() > now) {
                return false;
            }
            if (outstanding.isFull() || !send(due.nextAt(), now)) {
                blocked = true;
                return false;
            }
            if (blocked) {
                blocked = false;
                freeSince = now;
            }
            tally.late(now - Math.max(due.nextAt(), freeSince));
            due.advance();
            return true;
        }

        private boolean send(long dueAt, long now) {
            if (!held) {
                fill(now);
            }
            held = !wire.canSend(request.source);
            if (held) {
                return false;
            }
            int slot = outstanding.take(request, dueAt, now);
            tally.sent(wire.send(slot, outstanding.transaction(slot), request), now);
            return true;
        }

        private void fill(long now) {
            if (phase.populates()) {
                traffic.populate(request);
            } else {
                traffic.next(request, now);
            }
        }

        private boolean goesOn(long now) {
            if (stoppedAt == Long.MAX_VALUE && (tally.sent() >= phase.requests() || now - startedAt >= phase.nanos())) {
                stop(now);
            }
            return stoppedAt == Long.MAX_VALUE;
        }

        void stop(long now) {
            stoppedAt = Math.min(stoppedAt, now);
        }

        /** Keeps an open loop in time: sleeps while the next request is far away, and turns round when it is near. */
        void turn() {
            pump();
            if (schedule.isPresent() && !ended.isDone() && stoppedAt == Long.MAX_VALUE) {
                long wait = schedule.get().nextAt() - clock.getAsLong();
                timers.after(blocked ? TIMER_SLACK_NANOS : Math.max(0, wait - TIMER_SLACK_NANOS), this::turn);
            }
        }

        /** Gives up what has waited too long, and ends what has come to its end. */
        void sweep() {
            outstanding.forEachSentBefore(clock.getAsLong() - timeoutNanos, slot -> {
                tally.lost();
                outstanding.release(slot);
                wire.abandon(slot);
            });
            pump();
            if (!ended.isDone()) {
                timers.after(SWEEP_NANOS, this::sweep);
            }
        }
    }
}
