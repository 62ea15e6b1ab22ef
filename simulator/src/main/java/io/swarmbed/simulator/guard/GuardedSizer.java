package io.swarmbed.simulator.guard;

import io.swarmbed.engine.policy.RequestSizer;
import io.swarmbed.engine.policy.StrategyException;

/** A foreign request sizer, of one connection. */
final class GuardedSizer extends Guard implements RequestSizer {
    private final RequestSizer foreign;

    GuardedSizer(StrategyWatch watch, String title, RequestSizer foreign) {
        super(watch, title);
        this.foreign = foreign;
    }

    @Override
    public int limit() {
        CallMark mark = enter();
        int answer;
        try {
            answer = foreign.limit();
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        if (answer < 1) {
            throw StrategyException.of("sizer", this, "allows " + answer + " requests; it has to be at least 1");
        }
        return answer;
    }

    @Override
    public int batch() {
        CallMark mark = enter();
        int answer;
        try {
            answer = foreign.batch();
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return answer;
    }

    @Override
    public void ceiling(int requests) {
        CallMark mark = enter();
        try {
            foreign.ceiling(requests);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void begins(long nowNanos) {
        CallMark mark = enter();
        try {
            foreign.begins(nowNanos);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void received(int bytes, long delayNanos, long nowNanos) {
        CallMark mark = enter();
        try {
            foreign.received(bytes, delayNanos, nowNanos);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }
}
