package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.Metainfo;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content made from a formula, so that a swarm needs no disk: the eight bytes at offset 8 i are the i-th number of
 * SplitMix64 (Steele, Lea, Flood 2014) from a mixed seed, least significant byte first. Thread-safe.
 *
 * @param length bytes, at least 1
 */
public record SyntheticContent(long length, long seed) {
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final int CHUNK_LENGTH = 1 << 20;
    private static final Pattern NAME = Pattern.compile("synthetic-(\\d{1,18})-(-?\\d{1,19})");
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    public SyntheticContent {
        if (length < 1) {
            throw new IllegalArgumentException("synthetic content has at least one byte, not " + length);
        }
    }

    /** The content of a torrent that {@link TorrentCreator#synthetic} made, told by its name. */
    public static Optional<SyntheticContent> of(Metainfo metainfo) {
        Matcher name = NAME.matcher(metainfo.name());
        if (!name.matches() || metainfo.layout().isFolder()) {
            return Optional.empty();
        }
        try {
            SyntheticContent content =
                    new SyntheticContent(metainfo.layout().totalLength(), Long.parseLong(name.group(2)));
            return content.name().equals(metainfo.name()) ? Optional.of(content) : Optional.empty();
        } catch (NumberFormatException seedBeyond64Bits) {
            return Optional.empty();
        }
    }

    /** The name of the file, which tells length and seed: {@code synthetic-67108864-7}. */
    public String name() {
        return "synthetic-" + length + "-" + seed;
    }

    /**
     * Fills the rest of the buffer with the content from this offset on.
     *
     * @throws IndexOutOfBoundsException when that reaches beyond the content
     */
    public void fill(long offset, ByteBuffer target) {
        if (target.hasArray()) {
            int count = target.remaining();
            fill(offset, target.array(), target.arrayOffset() + target.position(), count);
            target.position(target.limit());
            return;
        }
        check(offset, target.remaining());
        long at = offset;
        while (target.hasRemaining() && (at & 7) != 0) {
            target.put(byteAt(at++));
        }
        ByteOrder order = target.order();
        target.order(ByteOrder.LITTLE_ENDIAN);
        long state = state(at >>> 3);
        for (; target.remaining() >= Long.BYTES; at += Long.BYTES, state += GAMMA) {
            target.putLong(mix(state));
        }
        target.order(order);
        while (target.hasRemaining()) {
            target.put(byteAt(at++));
        }
    }

    /**
     * Fills part of an array with the content from this offset on.
     *
     * @throws IndexOutOfBoundsException when that reaches beyond the content or the array
     */
    public void fill(long offset, byte[] target, int from, int count) {
        check(offset, count);
        int to = from + count;
        int i = from;
        long at = offset;
        while (i < to && (at & 7) != 0) {
            target[i++] = byteAt(at++);
        }
        int words = (to - i) >>> 3;
        long state = state(at >>> 3);
        for (int word = 0; word < words; word++, state += GAMMA) {
            WORDS.set(target, i + (word << 3), mix(state));
        }
        i += words << 3;
        at += (long) words << 3;
        while (i < to) {
            target[i++] = byteAt(at++);
        }
    }

    private void check(long offset, int count) {
        if (offset < 0 || count < 0 || offset > length - count) {
            throw new IndexOutOfBoundsException(offset + ", " + count + " bytes, in " + length);
        }
    }

    private byte byteAt(long offset) {
        return (byte) (mix(state(offset >>> 3)) >>> ((offset & 7) << 3));
    }

    private long state(long word) {
        return mix(seed + GAMMA) + (word + 1) * GAMMA;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /**
     * Writes the content to a new file called {@link #name()} in the directory, which must exist.
     *
     * @return the file
     * @throws CreationException when there is such a file already, or it cannot be written; nothing is left behind
     */
    public Path write(Path directory, Progress progress) throws CreationException {
        Path file = directory.resolve(name());
        boolean created = false;
        boolean complete = false;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            created = true;
            ByteBuffer chunk = ByteBuffer.allocateDirect((int) Math.min(length, CHUNK_LENGTH));
            for (long at = 0; at < length; at += chunk.limit()) {
                chunk.clear().limit((int) Math.min(chunk.capacity(), length - at));
                fill(at, chunk);
                chunk.flip();
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
                progress.advanced(at + chunk.limit(), length);
            }
            complete = true;
            return file;
        } catch (IOException e) {
            throw CreationException.of("write", file, e);
        } finally {
            if (created && !complete) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException alreadyFailing) {
            file.toFile().deleteOnExit();
        }
    }
}
