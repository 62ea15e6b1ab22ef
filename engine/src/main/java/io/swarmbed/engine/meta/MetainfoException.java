package io.swarmbed.engine.meta;

/** A torrent that cannot be used. The message is one line that names the key at fault and the remedy. */
public final class MetainfoException extends Exception {
    MetainfoException(String message) {
        super(message);
    }

    MetainfoException(String message, Throwable cause) {
        super(message, cause);
    }
}
