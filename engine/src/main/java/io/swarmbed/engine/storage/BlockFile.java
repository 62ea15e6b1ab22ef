package io.swarmbed.engine.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An open file. Thread-safe. */
interface BlockFile extends Closeable {
    /** Fills the buffer from there, or until the file ends. */
    void read(ByteBuffer into, long position) throws IOException;

    /** Writes all that remains of the buffers, one after the other. */
    void write(ByteBuffer[] run, long position) throws IOException;

    /** Opens files that are there. */
    interface Opener {
        BlockFile open(Path path, boolean writable) throws IOException;
    }

    static BlockFile open(Path path, boolean writable) throws IOException {
        FileChannel channel = writable
                ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(path, StandardOpenOption.READ);
        return new Channel(channel);
    }

    /** Through a channel: runs are gathered into one system call, which needs the channel's position. */
    record Channel(FileChannel channel) implements BlockFile {
        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            long at = position;
            while (into.hasRemaining()) {
                int count = channel.read(into, at);
                if (count < 0) {
                    return;
                }
                at += count;
            }
        }

        @Override
        public void write(ByteBuffer[] run, long position) throws IOException {
            if (run.length == 1) {
                writeOne(run[0], position);
                return;
            }
            ByteBuffer last = run[run.length - 1];
            synchronized (channel) {
                channel.position(position);
                while (last.hasRemaining()) {
                    channel.write(run);
                }
            }
        }

        private void writeOne(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
