package io.swarmbed.simulator.scenario;

import java.nio.file.Path;

/** What the swarm distributes. */
public sealed interface Content {
    /** The smallest piece a scenario may have, in bytes: one block. */
    int MIN_PIECE_BYTES = 16 * 1024;

    /** The largest piece a scenario may have, in bytes. */
    int MAX_PIECE_BYTES = 256 * 1024 * 1024;

    /** Length of every piece but the last, in bytes: a power of two. */
    int pieceBytes();

    /**
     * Content that follows from a formula.
     *
     * @param sizeBytes at least 1
     * @param seed two seeds give different content, hence different torrents
     */
    record Synthetic(long sizeBytes, int pieceBytes, long seed) implements Content {}

    /**
     * Real content.
     *
     * @param path an absolute path of a file or folder that existed when the scenario was read
     */
    record Files(Path path, int pieceBytes) implements Content {}
}
