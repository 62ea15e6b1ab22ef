package io.swarmbed.tracker.service;

/** Why a request got no answer, or an error for an answer. */
public enum Refusal {
    /** More requests came from the address than it may send; without an answer over UDP. */
    TOO_FREQUENT("too-frequent"),
    /** It does not say what a request has to say. */
    MALFORMED("malformed"),
    /** Its connection id was not given to its address, or is too old (BEP 15); the usual sign of a forged address. */
    CONNECTION_ID("connection-id"),
    /** Its passkey or its torrent is not welcome. */
    NOT_ALLOWED("not-allowed"),
    /** The tracker keeps as many torrents or peers as it may. */
    FULL("full"),
    /** As many connections are open as may be. */
    TOO_MANY_CONNECTIONS("too-many-connections"),
    /** Nothing is at its path. */
    NOT_FOUND("not-found");

    private final String label;

    Refusal(String label) {
        this.label = label;
    }

    /** What logs and metrics call it. */
    public String label() {
        return label;
    }
}
