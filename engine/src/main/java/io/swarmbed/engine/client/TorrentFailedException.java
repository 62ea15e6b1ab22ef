package io.swarmbed.engine.client;

/** A torrent cannot go on, for example because its disk is full; the message is a line for a person. */
public final class TorrentFailedException extends Exception {
    private static final long serialVersionUID = 1;

    public TorrentFailedException(String reason) {
        super(reason);
    }
}
