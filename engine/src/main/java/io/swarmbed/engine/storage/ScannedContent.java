package io.swarmbed.engine.storage;

import io.swarmbed.engine.meta.FileLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads scanned files as one content, with one file open at a time. */
final class ScannedContent implements ContentSource {
    private final List<ScannedFile> files;
    private final FileLayout layout;
    private @Nullable FileChannel channel;
    private int openFile = -1;

    /** The layout has an entry for each file, in the same order. */
    ScannedContent(List<ScannedFile> files, FileLayout layout) {
        this.files = files;
        this.layout = layout;
    }

    @Override
    public void read(long offset, byte[] target, int length) throws IOException {
        layout.slices(offset, length, (file, fileOffset, rangeOffset, part) -> {
            try {
                readFully(file, fileOffset, ByteBuffer.wrap(target, rangeOffset, part));
            } catch (IOException e) {
                throw CreationException.of("read", files.get(file).file(), e);
            }
        });
    }

    private void readFully(int file, long fileOffset, ByteBuffer target) throws IOException {
        FileChannel source = open(file);
        long at = fileOffset;
        while (target.hasRemaining()) {
            int read = source.read(target, at);
            if (read < 0) {
                throw files.get(file).changed();
            }
            at += read;
        }
    }

    private FileChannel open(int file) throws IOException {
        FileChannel current = channel;
        if (current == null || openFile != file) {
            close();
            current = FileChannel.open(files.get(file).file(), StandardOpenOption.READ);
            channel = current;
            openFile = file;
        }
        return current;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
