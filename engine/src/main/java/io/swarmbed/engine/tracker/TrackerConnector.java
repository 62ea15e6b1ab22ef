package io.swarmbed.engine.tracker;

import io.netty.channel.EventLoop;
import io.swarmbed.engine.env.Alarms;
import io.swarmbed.engine.env.Clock;
import io.swarmbed.engine.random.RandomStream;
import java.util.concurrent.Executor;

/** Puts together what speaks to real trackers. */
public final class TrackerConnector {
    private TrackerConnector() {}

    /**
     * A client on the peer's event loop, to be used and closed on that thread. It takes one datagram socket when the
     * first UDP tracker is spoken to, and one connection for each HTTP request.
     *
     * @param lookups where host names may be looked up, which blocks; shared by all peers of a JVM
     * @param random for transactions; a peer in the open should seed it with a secret
     */
    public static TrackerClient connect(
            EventLoop loop,
            Clock clock,
            Alarms alarms,
            RandomStream random,
            Executor lookups,
            TrackerClientSettings settings) {
        HostResolver resolver = new SystemResolver(lookups, loop, settings.localAddress());
        return new TrackerClients(
                new UdpTrackerClient(
                        new NettyUdpTransport(loop, settings.localAddress()),
                        resolver,
                        clock,
                        alarms,
                        random,
                        settings.udp()),
                new HttpTrackerClient(
                        new NettyHttpTransport(loop, settings.localAddress(), settings.userAgent()),
                        resolver,
                        clock,
                        alarms,
                        settings.httpTimeoutNanos()));
    }
}
