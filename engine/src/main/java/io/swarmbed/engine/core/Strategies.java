package io.swarmbed.engine.core;

import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.policy.Choker;
import io.swarmbed.engine.policy.Disclosure;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.policy.PiecePicker;

/** The strategies of one torrent at one peer; they may have state and are not shared. */
public record Strategies(PiecePicker picker, Choker choker, Disclosure disclosure) {
    public Strategies(PiecePicker picker, Choker choker) {
        this(picker, choker, Disclosure.EVERYTHING);
    }

    /** Which of these pieces the remote peer is told of when it connects. */
    PieceSet revealed(PieceSet verified, PeerView to) {
        if (disclosure == Disclosure.EVERYTHING) {
            return verified;
        }
        PieceSet revealed = new PieceSet(verified.pieceCount());
        verified.forEach(piece -> {
            if (disclosure.reveal(to, piece)) {
                revealed.add(piece);
            }
        });
        return revealed;
    }
}
