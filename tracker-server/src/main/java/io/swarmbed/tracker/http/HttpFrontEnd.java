package io.swarmbed.tracker.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.swarmbed.tracker.service.Pages;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.service.Refusal;
import io.swarmbed.tracker.service.TrackerService;
import io.swarmbed.tracker.swarm.Endpoint;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an {@link HttpResponder} behind accepted connections. Belongs to the tracker's event loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write or close that fails ends in exceptionCaught, or has nothing left to do
public final class HttpFrontEnd extends ChannelInitializer<SocketChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFrontEnd.class);

    private final TrackerService service;
    private final HttpResponder responder;
    private final HttpLimits limits;
    private final ChannelGroup connections;

    /**
     * A front end for one listening socket.
     *
     * @param pages beside announce and scrape
     * @param connections gets every open connection, so that its owner can close them
     */
    public HttpFrontEnd(TrackerService service, Pages pages, HttpLimits limits, ChannelGroup connections) {
        this.service = service;
        this.responder = new HttpResponder(service, pages);
        this.limits = limits;
        this.connections = connections;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (connections.size() >= limits.maxConnections()) {
            service.refused(Protocol.HTTP, sender(channel), Refusal.TOO_MANY_CONNECTIONS, "too many connections");
            channel.close();
            return;
        }
        connections.add(channel);
        HttpDecoderConfig decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.maxRequestLineBytes())
                .setMaxHeaderSize(limits.maxHeaderBytes());
        // Behind the codec, so that bytes that make no request do not keep a connection open.
        channel.pipeline()
                .addLast(
                        new HttpServerCodec(decoding),
                        new IdleStateHandler(limits.idleSeconds(), 0, 0),
                        new HttpServerKeepAliveHandler(),
                        new Exchange());
    }

    /** One connection. Requests carry no body; one that does gets its answer and loses the connection. */
    private final class Exchange extends SimpleChannelInboundHandler<HttpObject> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message.decoderResult().isFailure()) {
                refuse(context, 400, "This is no HTTP request, or one that is too long.");
            } else if (message instanceof HttpRequest request) {
                if (request.method().equals(HttpMethod.GET)) {
                    Endpoint sender = sender(context.channel());
                    if (service.admits(Protocol.HTTP, sender)) {
                        write(context, responder.respond(request.uri(), sender));
                    } else {
                        context.close();
                    }
                } else {
                    refuse(context, 405, "This tracker answers GET alone.");
                }
            } else if (message instanceof HttpContent content
                    && content.content().isReadable()) {
                context.close();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            // Pipelined requests must not pile up replies for a client that does not read them.
            context.channel().config().setAutoRead(context.channel().isWritable());
            context.fireChannelWritabilityChanged();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof IdleStateEvent) {
                context.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("HTTP tracker: {}: {}", context.channel().remoteAddress(), cause.toString());
            context.close();
        }

        private void refuse(ChannelHandlerContext context, int status, String line) {
            service.refused(Protocol.HTTP, sender(context.channel()), line);
            write(context, HttpReply.text(status, line));
            context.flush();
            context.close();
        }

        private void write(ChannelHandlerContext context, HttpReply reply) {
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(reply.status()),
                    Unpooled.wrappedBuffer(reply.body()));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, reply.contentType())
                    .set(HttpHeaderNames.CONTENT_LENGTH, reply.body().remaining())
                    .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
            context.write(response, context.voidPromise());
        }
    }

    private static Endpoint sender(Channel channel) {
        InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
        return Endpoint.of(remote.getAddress().getAddress(), 0);
    }
}
