package io.swarmbed.engine.wire;

/**
 * Why a connection ended or could not be made.
 *
 * @param detail a few words for a person; may be empty
 */
public record CloseReason(Kind kind, String detail) {
    /** The closed set of causes. */
    public enum Kind {
        /** The remote peer closed it, or the link broke. */
        REMOTE,
        /** The session was stopped. */
        STOPPED,
        /** There is a connection to this peer already. */
        DUPLICATE,
        /** The remote peer is this peer. */
        SELF,
        /** Neither side will request anything. */
        BOTH_COMPLETE,
        /** The remote peer broke the protocol. */
        PROTOCOL,
        /** Silence, or a handshake that did not come. */
        TIMEOUT,
        /** The remote peer sent corrupt content. */
        BANNED,
        /** The limit of connections is reached. */
        FULL,
        /** Nobody answered at the address. */
        UNREACHABLE,
        /** Reading or writing failed on this side. */
        LOCAL_IO
    }

    public static final CloseReason REMOTE = new CloseReason(Kind.REMOTE, "");
    public static final CloseReason STOPPED = new CloseReason(Kind.STOPPED, "");
    public static final CloseReason DUPLICATE = new CloseReason(Kind.DUPLICATE, "");
    public static final CloseReason SELF = new CloseReason(Kind.SELF, "");
    public static final CloseReason BOTH_COMPLETE = new CloseReason(Kind.BOTH_COMPLETE, "");
    public static final CloseReason BANNED = new CloseReason(Kind.BANNED, "");
    public static final CloseReason FULL = new CloseReason(Kind.FULL, "");

    public static CloseReason protocol(String detail) {
        return new CloseReason(Kind.PROTOCOL, detail);
    }

    public static CloseReason timeout(String detail) {
        return new CloseReason(Kind.TIMEOUT, detail);
    }

    @Override
    public String toString() {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return detail.isEmpty() ? name : name + ": " + detail;
    }
}
