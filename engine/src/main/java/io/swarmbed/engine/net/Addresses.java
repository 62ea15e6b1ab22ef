package io.swarmbed.engine.net;

import io.swarmbed.engine.wire.PeerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Between the JDK's addresses and ours. */
final class Addresses {
    private Addresses() {}

    static InetSocketAddress toSocket(PeerAddress address) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address.addressBytes()), address.port());
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    static PeerAddress of(InetSocketAddress address) {
        return PeerAddress.of(address.getAddress().getAddress(), address.getPort());
    }
}
