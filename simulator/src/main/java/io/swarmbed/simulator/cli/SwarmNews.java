package io.swarmbed.simulator.cli;

import io.swarmbed.engine.env.AnnounceOutcome;
import io.swarmbed.engine.env.AnnounceRequest;
import io.swarmbed.engine.env.Observer;
import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import java.util.HashSet;
import java.util.Set;

/** Tells the user what is wrong with trackers and given peers, each thing once. */
final class SwarmNews implements Observer {
    private static final int MAX_WARNINGS = 20;

    private final StatusLine status;
    private final Set<PeerAddress> given;
    private final Set<String> told = new HashSet<>();

    /** @param given peers that the user named */
    SwarmNews(StatusLine status, Set<PeerAddress> given) {
        this.status = status;
        this.given = given;
    }

    @Override
    public void announced(AnnounceRequest request, AnnounceOutcome outcome) {
        if (outcome instanceof AnnounceOutcome.Failure failure) {
            warn("no tracker answers, going on without: " + failure.reason());
        }
    }

    @Override
    public void dialFailed(PeerAddress remote, CloseReason reason) {
        if (given.contains(remote)) {
            warn("no connection to " + remote + ", trying again: " + reason);
        }
    }

    private void warn(String text) {
        if (told.size() < MAX_WARNINGS && told.add(text)) {
            status.warn("warning: " + text);
        }
    }
}
