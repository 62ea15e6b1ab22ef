package io.swarmbed.tracker;

import io.netty.bootstrap.AbstractBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.unix.UnixChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;

/** Opens the tracker's sockets: at each port one for every thread, over which the kernel spreads the senders. */
final class Listeners {
    private final ChannelGroup channels;

    /**
     * No socket yet.
     *
     * @param channels gets every socket that was opened, so that its owner can close them
     */
    Listeners(ChannelGroup channels) {
        this.channels = channels;
    }

    /**
     * Binds one socket with each of the bootstraps, of which several need a system that can share ports.
     *
     * @param sockets gives the bootstraps for an address
     * @return where they listen, with its real port
     */
    InetSocketAddress open(
            String protocol,
            ListenAddress place,
            Function<InetSocketAddress, List<? extends AbstractBootstrap<?, ? extends Channel>>> sockets)
            throws TrackerStartException {
        InetSocketAddress wanted = address(place);
        List<? extends AbstractBootstrap<?, ? extends Channel>> bootstraps = sockets.apply(wanted);
        // The first socket does not share its port until it has it, or it would join that of another tracker unnoticed.
        Channel first = bound(bootstraps.get(0).bind(wanted), wanted, protocol);
        InetSocketAddress actual = (InetSocketAddress) first.localAddress();
        for (AbstractBootstrap<?, ? extends Channel> another : bootstraps.subList(1, bootstraps.size())) {
            first.config().setOption(UnixChannelOption.SO_REUSEPORT, true);
            another.option(UnixChannelOption.SO_REUSEPORT, true);
            bound(another.bind(actual), actual, protocol);
        }
        return actual;
    }

    private static InetSocketAddress address(ListenAddress place) throws TrackerStartException {
        if (place.host().isEmpty()) {
            return new InetSocketAddress(place.port());
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(place.host()), place.port());
        } catch (UnknownHostException e) {
            throw new TrackerStartException(
                    "cannot listen on " + place.host()
                            + ": no such address or name; name one of this machine's addresses",
                    e);
        }
    }

    private Channel bound(ChannelFuture binding, InetSocketAddress wanted, String protocol)
            throws TrackerStartException {
        binding.awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw refused(wanted, protocol, binding.cause());
        }
        channels.add(binding.channel());
        return binding.channel();
    }

    private static TrackerStartException refused(InetSocketAddress wanted, String protocol, Throwable cause) {
        String place = (wanted.getAddress().isAnyLocalAddress()
                        ? "*"
                        : wanted.getAddress().getHostAddress()) + ":" + wanted.getPort() + " (" + protocol + ")";
        String why = String.valueOf(cause.getMessage());
        if (why.contains("in use")) {
            return new TrackerStartException(
                    "cannot listen on " + place + ": the port is in use; choose another, or 0 for any free one", cause);
        }
        if (why.contains("ermission denied")) {
            return new TrackerStartException(
                    "cannot listen on " + place + ": not permitted; choose a port above 1023", cause);
        }
        if (why.contains("assign requested address")) {
            return new TrackerStartException(
                    "cannot listen on " + place + ": not an address of this machine; choose one of its own", cause);
        }
        return new TrackerStartException("cannot listen on " + place + ": " + why, cause);
    }
}
