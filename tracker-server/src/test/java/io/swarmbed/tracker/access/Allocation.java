package io.swarmbed.tracker.access;

import java.lang.management.ManagementFactory;

/** What a thread takes from the heap. */
final class Allocation {
    private Allocation() {}

    /** Bytes that the calling thread allocates while this runs, garbage included. */
    static long of(Task task) throws Exception {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    interface Task {
        void run() throws Exception;
    }
}
