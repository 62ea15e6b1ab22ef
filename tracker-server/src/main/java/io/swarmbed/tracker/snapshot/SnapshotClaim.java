package io.swarmbed.tracker.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One tracker's right to a snapshot: a lock on a file beside it, which ends with the process at the latest. */
final class SnapshotClaim {
    private final Path lock;
    private final FileChannel channel;

    private SnapshotClaim(Path lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
    }

    /** Claims a snapshot; empty when another tracker has it. A file system without locks grants it to everybody. */
    static Optional<SnapshotClaim> on(Path snapshot) throws IOException {
        Path lock = snapshot.resolveSibling(snapshot.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(channel)) {
            return Optional.of(new SnapshotClaim(lock, channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false; // by another tracker of this process
        } catch (IOException withoutLocks) {
            return true;
        }
    }

    /** Gives the snapshot up. */
    void release() throws IOException {
        try (channel) {
            Files.deleteIfExists(lock);
        }
    }
}
