package io.swarmbed.engine.storage;

/**
 * How a store behaves.
 *
 * @param seed it must hold all of the content and is never written to: a missing or wrong piece is a failure
 * @param trust what is there is taken to be right without hashing it at the start; for seeds only
 * @param unwrittenBytes how many bytes of received blocks the store may hold before it pushes back, at least 1
 * @param progress hears of the check at the start, on the peer's thread
 */
public record StoreSettings(boolean seed, boolean trust, long unwrittenBytes, Progress progress) {
    /** Checks what is there and takes the rest, with 16 MiB to be written at most. */
    public static final StoreSettings DOWNLOAD = new StoreSettings(false, false, 16L << 20, Progress.NONE);

    /** Checks that everything is there, and only reads. */
    public static final StoreSettings SEED = new StoreSettings(true, false, 16L << 20, Progress.NONE);

    public StoreSettings {
        if (trust && !seed) {
            throw new IllegalArgumentException("only a seed's content can be taken for right without a check");
        }
        if (unwrittenBytes < 1) {
            throw new IllegalArgumentException("a store needs room for received blocks: " + unwrittenBytes);
        }
    }

    /** The same without hashing at the start. */
    public StoreSettings trusting() {
        return new StoreSettings(seed, true, unwrittenBytes, progress);
    }

    public StoreSettings withUnwrittenBytes(long bytes) {
        return new StoreSettings(seed, trust, bytes, progress);
    }

    public StoreSettings withProgress(Progress listener) {
        return new StoreSettings(seed, trust, unwrittenBytes, listener);
    }
}
