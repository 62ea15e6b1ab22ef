package io.swarmbed.engine.tracker;

import io.swarmbed.engine.wire.PeerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Asks the system for names, on a thread of its own, and answers on the peer's thread. Numbers need no asking. */
final class SystemResolver implements HostResolver {
    private static final int MOST_ADDRESSES = 4;

    private final Executor lookups;
    private final Executor peerThread;
    private final Optional<PeerAddress> local;

    /**
     * A resolver.
     *
     * @param lookups where it may block
     * @param peerThread where results are told
     * @param local the address that is spoken from, which only those of its own family can be reached from
     */
    SystemResolver(Executor lookups, Executor peerThread, Optional<PeerAddress> local) {
        this.lookups = lookups;
        this.peerThread = peerThread;
        this.local = local;
    }

    @Override
    public void resolve(String host, int port, Consumer<Resolution> result) {
        Optional<byte[]> literal = IpLiteral.parse(host);
        if (literal.isPresent()) {
            result.accept(reachable(host, List.of(PeerAddress.of(literal.get(), port))));
            return;
        }
        try {
            lookups.execute(() -> {
                Resolution resolution = lookUp(host, port);
                peerThread.execute(() -> result.accept(resolution));
            });
        } catch (RejectedExecutionException e) {
            result.accept(Resolution.failed("too many names are being looked up"));
        }
    }

    private Resolution lookUp(String host, int port) {
        try {
            List<PeerAddress> addresses = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(PeerAddress.of(address.getAddress(), port));
            }
            return reachable(host, addresses);
        } catch (UnknownHostException e) {
            return Resolution.failed("no such host: " + host);
        }
    }

    private Resolution reachable(String host, List<PeerAddress> addresses) {
        List<PeerAddress> reachable = addresses.stream()
                .filter(address -> local.isEmpty() || local.get().isIpv4() == address.isIpv4())
                .limit(MOST_ADDRESSES)
                .toList();
        return reachable.isEmpty()
                ? Resolution.failed("no address of " + host + " can be reached from "
                        + local.map(PeerAddress::host).orElse("here"))
                : Resolution.of(reachable);
    }
}
