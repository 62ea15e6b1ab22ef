package io.swarmbed.engine.storage;

import io.swarmbed.engine.env.BlockStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Carries answers from the storage threads to the peer's thread, many per wake-up. */
final class Answers {
    private final Executor peerThread;
    private BlockStore.@Nullable Listener listener;
    private List<Answer> waiting = new ArrayList<>();

    Answers(Executor peerThread) {
        this.peerThread = peerThread;
    }

    /** Something to tell, or to clean up if there is nobody to tell any more. */
    interface Answer {
        void tell(BlockStore.Listener listener);

        default void drop() {}
    }

    /** From here on answers are told; on the peer's thread. */
    void open(BlockStore.Listener hears) {
        listener = hears;
    }

    /** Drops every answer that was not told yet; on the peer's thread. */
    void close() {
        listener = null;
        take().forEach(Answer::drop);
    }

    /** Tells at once; on the peer's thread. */
    void tellNow(Answer answer) {
        BlockStore.Listener hears = listener;
        if (hears == null) {
            answer.drop();
        } else {
            answer.tell(hears);
        }
    }

    /** Tells later; on any thread. */
    void post(Answer answer) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.add(answer);
        }
        if (first) {
            try {
                peerThread.execute(this::deliver);
            } catch (RejectedExecutionException e) {
                take().forEach(Answer::drop);
            }
        }
    }

    private void deliver() {
        for (Answer answer : take()) {
            tellNow(answer);
        }
    }

    private synchronized List<Answer> take() {
        List<Answer> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }
}
