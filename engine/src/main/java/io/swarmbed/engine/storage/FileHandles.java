package io.swarmbed.engine.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The open files of one store: opened when first used, the one unused for longest closed when there are too many. */
final class FileHandles implements Closeable {
    private final List<Path> paths;
    private final BlockFile.Opener opener;
    private final boolean writable;
    private final int maxOpen;
    private final Map<Integer, Handle> handles = new LinkedHashMap<>(16, 0.75f, true);

    /** None is open yet; at most so many stay open when nobody uses them. */
    FileHandles(List<Path> paths, BlockFile.Opener opener, boolean writable, int maxOpen) {
        this.paths = paths;
        this.opener = opener;
        this.writable = writable;
        this.maxOpen = maxOpen;
    }

    private static final class Handle {
        final BlockFile file;
        int users;

        Handle(BlockFile file) {
            this.file = file;
        }
    }

    /** What is done with an open file. */
    interface Use {
        void with(BlockFile file) throws IOException;
    }

    /** Opens the file if need be and keeps it open meanwhile. */
    void use(int index, Use use) throws IOException {
        Handle handle = take(index);
        try {
            use.with(handle.file);
        } finally {
            giveBack(handle);
        }
    }

    private synchronized Handle take(int index) throws IOException {
        Handle handle = handles.get(index);
        if (handle == null) {
            closeUnused(maxOpen - 1);
            handle = new Handle(opener.open(paths.get(index), writable));
            handles.put(index, handle);
        }
        handle.users++;
        return handle;
    }

    private synchronized void giveBack(Handle handle) throws IOException {
        handle.users--;
        closeUnused(maxOpen);
    }

    private void closeUnused(int target) throws IOException {
        if (handles.size() <= target) {
            return;
        }
        Iterator<Handle> eldest = handles.values().iterator();
        while (handles.size() > target && eldest.hasNext()) {
            Handle handle = eldest.next();
            if (handle.users == 0) {
                eldest.remove();
                handle.file.close();
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closeUnused(0);
    }
}
