package io.swarmbed.tracker.snapshot;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.tracker.service.SharedRegistry;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** Writes what a registry knows. What is told under a shard's lock is only put into memory; the disk is waited for without. */
final class SnapshotWriter implements SwarmVisitor {
    private static final int MAX_RECORD = 1 + 2 * Long.BYTES + Short.BYTES + SnapshotFormat.MAX_NUMBER + PeerId.LENGTH;
    private static final int HEADER = Long.BYTES + 1 + Long.BYTES;

    private final BlockOutput output;

    private SnapshotWriter(BlockOutput output) {
        this.output = output;
    }

    /**
     * Writes a whole snapshot, while announces go on.
     *
     * @param takenMillis since 1970
     * @param nowSeconds the same moment by the registry's clock
     */
    static void write(SharedRegistry registry, long takenMillis, long nowSeconds, WritableByteChannel target)
            throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(SnapshotFormat.MAGIC).put((byte) SnapshotFormat.VERSION).putLong(takenMillis);
        header.flip();
        while (header.hasRemaining()) {
            target.write(header);
        }
        BlockOutput output = new BlockOutput(target);
        try {
            registry.visit(nowSeconds, new SnapshotWriter(output), () -> writeFull(output));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        output.end();
    }

    @Override
    public void swarm(InfoHash infoHash, int downloaded, int idleSeconds) {
        ByteBuffer room = output.room(1 + InfoHash.LENGTH + 2 * SnapshotFormat.MAX_NUMBER);
        room.put((byte) SnapshotFormat.SWARM);
        infoHash.write(room);
        putNumber(room, downloaded);
        putNumber(room, idleSeconds);
    }

    @Override
    public void peer(Endpoint endpoint, boolean seed, boolean counted, int ageSeconds, Optional<PeerId> id) {
        ByteBuffer room = output.room(MAX_RECORD);
        boolean ipv6 = !endpoint.isIpv4();
        int flags = (seed ? SnapshotFormat.SEED : 0)
                | (counted ? SnapshotFormat.COUNTED : 0)
                | (ipv6 ? SnapshotFormat.IPV6 : 0)
                | (id.isPresent() ? SnapshotFormat.WITH_ID : 0);
        room.put((byte) (SnapshotFormat.PEER | flags));
        if (ipv6) {
            room.putLong(endpoint.high()).putLong(endpoint.low());
        } else {
            room.putInt((int) endpoint.low());
        }
        room.putShort((short) endpoint.port());
        putNumber(room, ageSeconds);
        id.ifPresent(known -> known.write(room));
    }

    @Override
    public void done() {
        // The end of the stream says so.
    }

    private static void writeFull(BlockOutput output) {
        if (output.gathered() >= BlockOutput.MAX_BLOCK / 2) {
            try {
                output.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void putNumber(ByteBuffer target, int value) {
        int rest = value;
        while (rest > 0x7F) {
            target.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        target.put((byte) rest);
    }
}
