package io.swarmbed.reports.table;

/** A run folder that cannot be read, or a report that cannot be made. The message is one line: place, fault, remedy. */
public final class ReportException extends Exception {
    public ReportException(String message) {
        super(message);
    }

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
