package io.swarmbed.tracker.http;

/** Certificates or key cannot be used; the message is a line for the operator that names the file and a remedy. */
public final class TlsException extends Exception {
    private static final long serialVersionUID = 1;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
