package io.swarmbed.engine.storage;

import io.swarmbed.engine.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A buffer that several payloads are parts of: it goes back when its owner and all of them have let go. Thread-safe. */
final class SharedBytes {
    private final Bytes whole;
    private final ByteBuffer memory;
    private final Runnable atEnd;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Takes the buffer, for an owner who will {@link #letGo}; the end runs on the thread that lets go last. */
    SharedBytes(Bytes whole, Runnable atEnd) {
        this.whole = whole;
        this.memory = whole.buffer();
        this.atEnd = atEnd;
    }

    /** The whole of it, to be filled before there are parts. */
    ByteBuffer memory() {
        return memory.duplicate();
    }

    /** A payload that is a part; the caller still holds it all. */
    Bytes part(int offset, int length) {
        holders.incrementAndGet();
        return new Part(this, memory.slice(offset, length));
    }

    void letGo() {
        if (holders.decrementAndGet() == 0) {
            whole.release();
            atEnd.run();
        }
    }

    private static final class Part extends AtomicBoolean implements Bytes {
        private static final long serialVersionUID = 1L;

        private final transient SharedBytes shared;
        private final transient ByteBuffer content;

        Part(SharedBytes shared, ByteBuffer content) {
            this.shared = shared;
            this.content = content;
        }

        @Override
        public int length() {
            return content.capacity();
        }

        @Override
        public ByteBuffer buffer() {
            return content.slice();
        }

        @Override
        public void release() {
            if (getAndSet(true)) {
                throw new IllegalStateException("a block was released twice");
            }
            shared.letGo();
        }
    }
}
