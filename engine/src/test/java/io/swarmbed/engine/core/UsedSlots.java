package io.swarmbed.engine.core;

/** No peer waits while a slot is free that the customary chokers would give it. */
final class UsedSlots {
    private UsedSlots() {}

    static void check(TorrentSession session) {
        long unchoked = 0;
        long waiting = 0;
        for (PeerSession peer : session.peers()) {
            Upload upload = peer.upload();
            unchoked += !upload.choked() && upload.interested() ? 1 : 0;
            waiting += upload.choked() && upload.interested() && !peer.seed() ? 1 : 0;
        }
        // Mainline leaves a leecher's slots free rather than give them to peers that give nothing, all but two.
        int filled = Math.min(
                session.isComplete() ? Integer.MAX_VALUE : 2, session.settings().slots());
        if (waiting > 0 && unchoked < filled && !session.chokes().roundIsDue()) {
            throw new IllegalStateException(waiting + " peers wait and " + unchoked + " of "
                    + session.settings().slots() + " slots are taken");
        }
    }
}
