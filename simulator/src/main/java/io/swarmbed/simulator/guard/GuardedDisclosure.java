package io.swarmbed.simulator.guard;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.DisclosureView;
import io.swarmbed.engine.policy.PeerView;

/** A foreign disclosure. */
final class GuardedDisclosure extends Guard implements Disclosure {
    private final Disclosure foreign;

    GuardedDisclosure(StrategyWatch watch, String title, Disclosure foreign) {
        super(watch, title);
        this.foreign = foreign;
    }

    @Override
    public void opened(DisclosureView view) {
        CallMark mark = enter();
        try {
            foreign.opened(view);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void greet(DisclosureView view, PeerView to, PieceSet told) {
        CallMark mark = enter();
        try {
            foreign.greet(view, to, told);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void verified(DisclosureView view, int piece) {
        CallMark mark = enter();
        try {
            foreign.verified(view, piece);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void heard(DisclosureView view, PeerView from, int piece) {
        CallMark mark = enter();
        try {
            foreign.heard(view, from, piece);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void heardAll(DisclosureView view, PeerView from) {
        CallMark mark = enter();
        try {
            foreign.heardAll(view, from);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void left(DisclosureView view, PeerView peer) {
        CallMark mark = enter();
        try {
            foreign.left(view, peer);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public void tick(DisclosureView view) {
        CallMark mark = enter();
        try {
            foreign.tick(view);
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
    }

    @Override
    public boolean truthful() {
        CallMark mark = enter();
        boolean answer;
        try {
            answer = foreign.truthful();
        } catch (Throwable thrown) {
            throw failed(mark, thrown);
        }
        mark.leave();
        return answer;
    }
}
