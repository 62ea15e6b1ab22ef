package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.Clock;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when a test says so, and rings alarms in order. */
final class FakeTime implements Clock, Alarms {
    private final List<FakeAlarm> set = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    double seconds() {
        return now / 1e9;
    }

    void pass(double seconds) {
        long until = now + (long) (seconds * 1e9);
        while (true) {
            FakeAlarm next = null;
            for (FakeAlarm alarm : set) {
                if (alarm.at <= until && (next == null || alarm.at < next.at)) {
                    next = alarm;
                }
            }
            if (next == null) {
                now = until;
                return;
            }
            now = Math.max(now, next.at);
            set.remove(next);
            next.action.run();
        }
    }

    int alarmsSet() {
        return set.size();
    }

    @Override
    public Alarm alarm(Runnable action) {
        return new FakeAlarm(action);
    }

    private final class FakeAlarm implements Alarm {
        private final Runnable action;
        private long at;

        FakeAlarm(Runnable action) {
            this.action = action;
        }

        @Override
        public void at(long nanos) {
            cancel();
            at = nanos;
            set.add(this);
        }

        @Override
        public void cancel() {
            set.remove(this);
        }
    }
}
