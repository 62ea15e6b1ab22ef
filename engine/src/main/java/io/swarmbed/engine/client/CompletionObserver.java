package io.swarmbed.engine.client;

import io.swarmbed.engine.env.Observer;
import java.util.concurrent.CompletableFuture;

/** Completes a future when a torrent does, or fails it when that cannot be any longer. */
final class CompletionObserver implements Observer {
    private final int pieceCount;
    private final CompletableFuture<Void> completion;

    CompletionObserver(int pieceCount, CompletableFuture<Void> completion) {
        this.pieceCount = pieceCount;
        this.completion = completion;
    }

    @Override
    public void opened(int verified) {
        if (verified == pieceCount) {
            completion.complete(null);
        }
    }

    @Override
    public void completed() {
        completion.complete(null);
    }

    @Override
    public void failed(String reason) {
        completion.completeExceptionally(new TorrentFailedException(reason));
    }
}
