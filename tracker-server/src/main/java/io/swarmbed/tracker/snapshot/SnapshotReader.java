package io.swarmbed.tracker.snapshot;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmVisitor;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads a snapshot and tells what it says. Memory is bounded whatever the bytes are, and nothing is told of a block whose
 * checksum is wrong.
 */
final class SnapshotReader {
    private static final int TAG = 0x0F;
    private static final int NUMBER_BITS = 31;

    private final BlockInput input;
    private final SwarmVisitor visitor;
    private final int elapsedSeconds;
    private boolean inSwarm;

    private SnapshotReader(BlockInput input, SwarmVisitor visitor, int elapsedSeconds) {
        this.input = input;
        this.visitor = visitor;
        this.elapsedSeconds = elapsedSeconds;
    }

    /** How a reading ended. */
    enum Outcome {
        /** All is read. */
        COMPLETE,
        /** No snapshot of any version. */
        FOREIGN,
        /** A snapshot of another version than this program's. */
        OTHER_VERSION,
        /** It breaks off, or is not what was written; what came before has been told. */
        DAMAGED
    }

    /**
     * Reads a whole snapshot.
     *
     * @param nowMillis since 1970; ages grow by the time that has passed since the snapshot, unless the clock says less
     * @throws IOException when the file cannot be read, whatever its content
     */
    static Outcome read(InputStream source, long nowMillis, SwarmVisitor visitor) throws IOException {
        return read(source, nowMillis, visitor, age -> {});
    }

    /** The same; the age in milliseconds, 0 or more, is told as soon as it is known. */
    static Outcome read(InputStream source, long nowMillis, SwarmVisitor visitor, LongConsumer age) throws IOException {
        DataInputStream header = new DataInputStream(source);
        long taken;
        try {
            if (header.readLong() != SnapshotFormat.MAGIC) {
                return Outcome.FOREIGN;
            }
            if (header.readUnsignedByte() != SnapshotFormat.VERSION) {
                return Outcome.OTHER_VERSION;
            }
            taken = header.readLong();
        } catch (EOFException e) {
            return Outcome.FOREIGN;
        }
        long elapsedMillis = Math.max(0, nowMillis - Math.min(taken, nowMillis));
        age.accept(elapsedMillis);
        long elapsed = elapsedMillis / 1000;
        BlockInput input = new BlockInput(source);
        SnapshotReader reader = new SnapshotReader(input, visitor, (int) Math.min(elapsed, Integer.MAX_VALUE));
        boolean whole = true;
        try {
            while (!input.atEnd()) {
                reader.record();
            }
        } catch (EOFException | DamageException e) {
            whole = false;
        }
        visitor.done();
        return whole && source.read() < 0 ? Outcome.COMPLETE : Outcome.DAMAGED;
    }

    private void record() throws IOException, DamageException {
        int tag = input.next8();
        switch (tag & TAG) {
            case SnapshotFormat.SWARM -> swarm();
            case SnapshotFormat.PEER -> peer(tag);
            default -> throw new DamageException("no record begins with " + tag);
        }
    }

    private void swarm() throws IOException, DamageException {
        InfoHash infoHash = InfoHash.read(input.next(InfoHash.LENGTH));
        int downloaded = number();
        visitor.swarm(infoHash, downloaded, aged(number()));
        inSwarm = true;
    }

    private void peer(int tag) throws IOException, DamageException {
        if (!inSwarm) {
            throw new DamageException("a peer without a swarm");
        }
        boolean ipv6 = (tag & SnapshotFormat.IPV6) != 0;
        ByteBuffer address = input.next((ipv6 ? 2 * Long.BYTES : Integer.BYTES) + Short.BYTES);
        Endpoint endpoint = ipv6
                ? new Endpoint(address.getLong(), address.getLong(), Short.toUnsignedInt(address.getShort()))
                : Endpoint.ofIpv4(address.getInt(), Short.toUnsignedInt(address.getShort()));
        int age = aged(number());
        Optional<PeerId> id = (tag & SnapshotFormat.WITH_ID) != 0
                ? Optional.of(PeerId.read(input.next(PeerId.LENGTH)))
                : Optional.empty();
        visitor.peer(endpoint, (tag & SnapshotFormat.SEED) != 0, (tag & SnapshotFormat.COUNTED) != 0, age, id);
    }

    private int aged(int seconds) {
        return (int) Math.min((long) seconds + elapsedSeconds, Integer.MAX_VALUE);
    }

    private int number() throws IOException, DamageException {
        long value = 0;
        for (int i = 0; i < SnapshotFormat.MAX_NUMBER; i++) {
            int next = input.next8();
            value |= (next & 0x7FL) << (7 * i);
            if (next < 0x80) {
                if (value >>> NUMBER_BITS != 0) {
                    break;
                }
                return (int) value;
            }
        }
        throw new DamageException("a number that is too large");
    }
}
