package io.swarmbed.tracker.log;

import io.swarmbed.tracker.file.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that lines are appended to, also after somebody has moved it away. Belongs to one thread. */
final class LogFile implements AutoCloseable {
    private final Path file;
    private FileChannel channel;
    private @Nullable Object key;
    private boolean torn;

    /** Opens the file, which is created if need be. */
    LogFile(Path file) throws IOException {
        this.file = file;
        this.channel = open();
    }

    /** Appends whole lines. When that fails, some of them may be in the file, the last one cut off. */
    void append(byte[] lines) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(lines);
        if (torn) {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            torn = false;
        }
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } finally {
            torn = rest.hasRemaining() && rest.position() > 0;
        }
    }

    /** Opens the file anew if there is another one, or none, in its place. */
    void follow() throws IOException {
        if (!Objects.equals(key, currentKey())) {
            FileChannel before = channel;
            channel = open();
            torn = false;
            before.close();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private FileChannel open() throws IOException {
        FileChannel opened = PrivateFiles.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        key = currentKey();
        return opened;
    }

    /** What tells this file from another of the same name; null without a file, or on a system that has no such thing. */
    private @Nullable Object currentKey() throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException none) {
            return null;
        }
    }
}
