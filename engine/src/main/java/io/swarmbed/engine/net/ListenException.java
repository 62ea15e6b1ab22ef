package io.swarmbed.engine.net;

import io.swarmbed.engine.wire.PeerAddress;
import java.io.IOException;

/** A peer cannot listen where it should; the message is one line for a person, with address, port and remedy. */
public final class ListenException extends IOException {
    ListenException(PeerAddress address, Throwable cause) {
        super(describe(address, cause), cause);
    }

    private static String describe(PeerAddress address, Throwable cause) {
        String problem = String.valueOf(cause.getMessage());
        if (problem.contains("in use")) {
            return "port " + address.port() + " of " + address.host()
                    + " is in use: choose another port, or end the program that listens there";
        }
        if (problem.contains("assign requested address")) {
            return "cannot listen on " + address + ": this machine does not have the address; choose one that it has";
        }
        if (problem.contains("ermission denied")) {
            return "cannot listen on " + address + ": permission denied; choose a port above 1023";
        }
        return "cannot listen on " + address + ": " + problem;
    }
}
