package io.swarmbed.engine.client;

import io.swarmbed.engine.core.TorrentSession;
import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.net.PeerLoop;
import io.swarmbed.engine.policy.PeerView;
import io.swarmbed.engine.storage.PieceStore;
import io.swarmbed.engine.wire.PeerAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One torrent at one client. All methods may be called on any thread. */
public final class TorrentHandle {
    private static final Duration GOOD_BYE = Duration.ofSeconds(2);

    private final PeerLoop loop;
    private final TorrentSession session;
    private final BlockStore store;
    private final PendingAnnounces announces;
    private final CompletableFuture<Void> completion;
    private final int pieceCount;
    private final Runnable withdraw;
    private @Nullable CompletableFuture<Void> stopped;

    TorrentHandle(
            PeerLoop loop,
            TorrentSession session,
            BlockStore store,
            PendingAnnounces announces,
            CompletableFuture<Void> completion,
            int pieceCount,
            Runnable withdraw) {
        this.loop = loop;
        this.session = session;
        this.store = store;
        this.announces = announces;
        this.completion = completion;
        this.pieceCount = pieceCount;
        this.withdraw = withdraw;
    }

    /** Completes once everything is verified, at the start for a seed; fails with {@link TorrentFailedException}. */
    public CompletableFuture<Void> completion() {
        return completion.copy();
    }

    /** A peer of the torrent may be reached here. */
    public void addPeer(PeerAddress address) {
        loop.execute(() -> session.addPeer(address));
    }

    public CompletableFuture<TorrentStatus> status() {
        return onLoop(() -> new TorrentStatus(
                session.verifiedPieces(),
                pieceCount,
                session.bytesLeft(),
                session.uploadedBytes(),
                session.downloadedBytes(),
                session.wastedBytes(),
                session.connectionCount(),
                (int) session.peerViews().filter(PeerView::seed).count()));
    }

    /**
     * Says good-bye to trackers and peers and writes out what is held back. The torrent may be added again after that.
     *
     * @return completes when all of it is done, the good-bye to trackers after two seconds at the latest; exceptionally
     *     with an {@link java.io.IOException} when writing failed
     */
    public synchronized CompletableFuture<Void> stop() {
        if (stopped == null) {
            stopped = saidGoodBye().thenCompose(done -> closed());
        }
        return stopped.copy();
    }

    private CompletableFuture<Void> saidGoodBye() {
        CompletableFuture<Void> saidGoodBye = new CompletableFuture<>();
        loop.execute(() -> {
            session.stop();
            withdraw.run();
            announces.whenIdle(() -> saidGoodBye.complete(null));
        });
        return saidGoodBye.completeOnTimeout(null, GOOD_BYE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Void> closed() {
        return store instanceof PieceStore real ? real.closed() : CompletableFuture.completedFuture(null);
    }

    /** The store, for checks after the torrent has stopped or between its calls. */
    public BlockStore store() {
        return store;
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
