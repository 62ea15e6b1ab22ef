package io.swarmbed.simulator.check;

import java.util.function.IntPredicate;

/** One connection: a lane in each direction, and no end that stays open alone. */
final class ConnectionCheck {
    final int number;
    private final Lane there;
    private final Lane back;

    ConnectionCheck(int number, int dialler, int acceptor) {
        this.number = number;
        this.there = new Lane(dialler, acceptor);
        this.back = new Lane(acceptor, dialler);
    }

    /** The lane on which this node sends. */
    Lane from(int node) {
        return node == there.source ? there : back;
    }

    /** The lane on which this node receives. */
    Lane to(int node) {
        return node == there.source ? back : there;
    }

    boolean joins(int source, int target) {
        Lane lane = from(source);
        return lane.source == source && lane.target == target;
    }

    /** Both ends are closed and nothing is under way. */
    boolean over() {
        return there.sourceClosed() && back.sourceClosed() && there.isEmpty() && back.isEmpty();
    }

    /** Both ends are closed, and nothing matters that is under way. */
    boolean closed() {
        return there.sourceClosed() && back.sourceClosed() && !there.busy() && !back.busy();
    }

    /** Makes an error of a node's problem. */
    interface Complaint {
        BrokenInvariantException broken(int node, String problem);
    }

    /**
     * Checks both ends once an event is over.
     *
     * @param vanished nodes whose end is closed without the other hearing of it
     */
    void settle(IntPredicate vanished, Complaint complaint) {
        hears(there, back, complaint);
        hears(back, there, complaint);
        settle(there, back, vanished, complaint);
        settle(back, there, vanished, complaint);
    }

    private void hears(Lane out, Lane in, Complaint complaint) {
        if (in.closeDelivered() && !out.sourceClosed()) {
            throw complaint.broken(out.source, "at connection " + number + " has heard of the close and is still open");
        }
    }

    /** @param out the lane on which the end in question sends */
    private void settle(Lane out, Lane in, IntPredicate vanished, Complaint complaint) {
        String problem = "";
        if (out.sourceClosed() && in.busy()) {
            problem = "is closed, and messages to it are under way";
        } else if (out.sourceClosed() && vanished.test(out.source)) {
            return;
        } else if (out.sourceClosed() && !in.sourceClosed() && out.isEmpty()) {
            problem = "is closed, and the other end is open and will not hear of it";
        } else if (out.sourceClosed() && !out.closeSent() && !in.closeDelivered()) {
            problem = "is closed and has neither sent nor heard a close";
        }
        if (!problem.isEmpty()) {
            throw complaint.broken(out.source, "at connection " + number + " " + problem);
        }
    }

    long bytesUnderWay() {
        return there.bytes() + back.bytes();
    }
}
