package io.swarmbed.tracker.snapshot;

/** A snapshot is not what was written. */
final class DamageException extends Exception {
    DamageException(String what) {
        super(what, null, false, false);
    }
}
