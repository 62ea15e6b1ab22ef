package io.swarmbed.engine.storage;

/** Hears how far a long job is; called on the thread that asked for the job, a few times a second. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (done, total) -> {};

    /** This many bytes are done of that many; the last call of a job that succeeds has both equal. */
    void advanced(long doneBytes, long totalBytes);
}
