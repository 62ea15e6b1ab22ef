package io.swarmbed.engine.tracker;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.swarmbed.engine.wire.PeerAddress;
import java.net.ConnectException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** HTTP and HTTPS on the peer's event loop; certificates and host names are verified as the JDK does by default. */
@SuppressWarnings("FutureReturnValueIgnored") // closing a channel that is closed does nothing
final class NettyHttpTransport implements HttpTransport {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final EventLoop loop;
    private final Optional<PeerAddress> local;
    private final String userAgent;
    private @Nullable SslContext tls;

    NettyHttpTransport(EventLoop loop, Optional<PeerAddress> local, String userAgent) {
        this.loop = loop;
        this.local = local;
        this.userAgent = userAgent;
    }

    @Override
    public Runnable get(TrackerUrl url, String target, List<PeerAddress> addresses, Consumer<Result> result) {
        Attempt attempt = new Attempt(url, target, addresses.iterator(), result);
        loop.execute(attempt::next);
        return attempt::cancel;
    }

    @Override
    public void close() {
        // Connections live as long as their requests, which the client cancels.
    }

    private SslContext tls() throws SSLException {
        if (tls == null) {
            tls = SslContextBuilder.forClient().build();
        }
        return tls;
    }

    /** One request, at one address after another until a connection stands. */
    private final class Attempt {
        private final TrackerUrl url;
        private final String target;
        private final Iterator<PeerAddress> addresses;
        private final Consumer<Result> result;
        private @Nullable ChannelFuture connecting;
        private boolean done;

        Attempt(TrackerUrl url, String target, Iterator<PeerAddress> addresses, Consumer<Result> result) {
            this.url = url;
            this.target = target;
            this.addresses = addresses;
            this.result = result;
        }

        void next() {
            if (done) {
                return;
            }
            try {
                Optional<SslContext> secure =
                        url.scheme() == TrackerUrl.Scheme.HTTPS ? Optional.of(tls()) : Optional.empty();
                PeerAddress address = addresses.next();
                Bootstrap bootstrap = new Bootstrap()
                        .group(loop)
                        .channel(NettyTypes.socket(loop))
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                        .handler(pipeline(secure));
                local.ifPresent(from -> bootstrap.localAddress(NettyTypes.socketAddress(from.withPort(0))));
                connecting = bootstrap.connect(NettyTypes.socketAddress(address));
                connecting.addListener((ChannelFuture connected) -> connected(address, connected));
            } catch (SSLException e) {
                finish(new Result.Failed("no TLS: " + e.getMessage()));
            }
        }

        private ChannelInitializer<SocketChannel> pipeline(Optional<SslContext> secure) {
            return new ChannelInitializer<>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    secure.ifPresent(context ->
                            channel.pipeline().addLast(context.newHandler(channel.alloc(), url.host(), url.port())));
                    channel.pipeline()
                            .addLast(
                                    new HttpClientCodec(),
                                    new HttpContentDecompressor(HttpReplies.MAX_BYTES),
                                    new HttpObjectAggregator(HttpReplies.MAX_BYTES),
                                    new NettyHttpCall(url, target, userAgent, Attempt.this::finish));
                }
            };
        }

        private void connected(PeerAddress address, ChannelFuture future) {
            if (future.isSuccess() || done) {
                return;
            }
            if (addresses.hasNext()) {
                next();
            } else {
                finish(new Result.Failed(reason(address, future.cause())));
            }
        }

        void cancel() {
            done = true;
            if (connecting != null) {
                connecting.cancel(false);
                connecting.channel().close();
            }
        }

        private void finish(Result outcome) {
            if (!done) {
                cancel();
                result.accept(outcome);
            }
        }

        private static String reason(PeerAddress address, Throwable cause) {
            if (cause instanceof ConnectTimeoutException) {
                return "no connection to " + address + " within " + CONNECT_TIMEOUT_MILLIS / 1000 + " s";
            }
            String why = String.valueOf(cause.getMessage());
            boolean refused = cause instanceof ConnectException && why.contains("refused");
            return "no connection to " + address + ": " + (refused ? "refused" : ForeignText.line(why));
        }
    }
}
