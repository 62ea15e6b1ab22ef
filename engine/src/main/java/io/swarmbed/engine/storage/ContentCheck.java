package io.swarmbed.engine.storage;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.wire.Payload;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Hashes the files of a torrent, to tell which pieces are right. For an open store see {@link PieceStore#recheck}. */
public final class ContentCheck {
    private ContentCheck() {}

    /**
     * Hashes every piece on the storage threads and waits for it. Nothing is changed.
     *
     * @param progress is called on this thread
     * @return the pieces that are missing or wrong
     * @throws IOException when a file cannot be read or is another file, with a line that names it
     */
    public static PieceSet files(Metainfo metainfo, ContentPlace place, StorageWorkers workers, Progress progress)
            throws IOException, InterruptedException {
        BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
        FileStore store = FileStore.forChecking(metainfo, place, workers, answers::add, progress);
        Verdict verdict = new Verdict();
        try {
            store.open(verdict);
            while (verdict.wrong == null && verdict.failure == null) {
                answers.take().run();
            }
        } finally {
            store.close();
        }
        if (verdict.wrong == null) {
            throw new IOException(verdict.failure);
        }
        return verdict.wrong;
    }

    private static final class Verdict implements BlockStore.Listener {
        private @Nullable PieceSet wrong;
        private @Nullable String failure;

        @Override
        public void opened(PieceSet verified) {
            PieceSet missing = PieceSet.all(verified.pieceCount());
            verified.forEach(missing::remove);
            wrong = missing;
        }

        @Override
        public void failed(String reason) {
            failure = reason;
        }

        @Override
        public void read(int connection, int piece, int begin, Payload block) {
            block.release();
        }

        @Override
        public void verified(int piece, boolean intact) {
            throw new IllegalStateException("nothing is verified while files are checked");
        }

        @Override
        public void drained() {
            throw new IllegalStateException("nothing is written while files are checked");
        }
    }
}
