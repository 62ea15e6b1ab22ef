package io.swarmbed.tracker.snapshot;

/** A snapshot cannot be used; the message is one line that names the file, what is wrong, and what to do. */
public final class SnapshotException extends Exception {
    SnapshotException(String message) {
        super(message);
    }
}
