package io.swarmbed.engine.virtual;

/** Tells two listeners everything, one after the other. */
record TracePair(Trace first, Trace second) implements Trace {
    @Override
    public void delivered(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
        first.delivered(nanos, connection, source, target, verb, a, b, c);
        second.delivered(nanos, connection, source, target, verb, a, b, c);
    }

    @Override
    public void sent(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
        first.sent(nanos, connection, source, target, verb, a, b, c);
        second.sent(nanos, connection, source, target, verb, a, b, c);
    }

    @Override
    public void dropped(long nanos, int connection, int source, int target, Verb verb, int a, int b, int c) {
        first.dropped(nanos, connection, source, target, verb, a, b, c);
        second.dropped(nanos, connection, source, target, verb, a, b, c);
    }

    @Override
    public void rang(long nanos, int node) {
        first.rang(nanos, node);
        second.rang(nanos, node);
    }

    @Override
    public void opened(long nanos, int connection, int source, int target) {
        first.opened(nanos, connection, source, target);
        second.opened(nanos, connection, source, target);
    }

    @Override
    public void closed(long nanos, int connection, int node) {
        first.closed(nanos, connection, node);
        second.closed(nanos, connection, node);
    }

    @Override
    public void vanished(long nanos, int node) {
        first.vanished(nanos, node);
        second.vanished(nanos, node);
    }

    @Override
    public void settled(long nanos) {
        first.settled(nanos);
        second.settled(nanos);
    }
}
