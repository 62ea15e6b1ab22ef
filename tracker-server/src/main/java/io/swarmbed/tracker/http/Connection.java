package io.swarmbed.tracker.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.swarmbed.tracker.service.Protocol;
import io.swarmbed.tracker.swarm.Endpoint;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One accepted connection: Netty's decoder, which answers each request as soon as its head is complete, so that a
 * connection has one handler. A request has no body. Belongs to its event loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write or close that fails ends in exceptionCaught, or has nothing left to do
final class Connection extends HttpRequestDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** What a client may still send after it was refused, so that it gets to read why instead of a reset. */
    private static final int MAX_DISCARDED = 64 * 1024;

    private final HttpFrontEnd frontEnd;
    private final Channel channel;
    private final Endpoint address;
    private final boolean counted;
    private final Line.Place place = new Line.Place(this);
    private boolean begun;
    private boolean timed;
    private boolean full;
    private boolean closing;
    private boolean released;
    private int discarded;
    private int received;
    private int sent;

    /**
     * A connection that was admitted.
     *
     * @param counted whether it counts among those of its address
     */
    Connection(HttpFrontEnd frontEnd, Channel channel, Endpoint address, boolean counted) {
        super(frontEnd.decoding());
        this.frontEnd = frontEnd;
        this.channel = channel;
        this.address = address;
        this.counted = counted;
        frontEnd.connections().fresh(place);
    }

    void close() {
        release();
        channel.close();
    }

    /** Closes when the client has been sent all replies. */
    void finish() {
        closing = true;
        frontEnd.connections().unread(place);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        received += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        super.channelRead(context, message);
        if (begun && !timed && !full && !closing) {
            receiving();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (closing) {
            discard(buffer);
            return;
        }
        begun = true;
        super.decode(context, buffer, out);
        for (int i = 0; i < out.size(); i++) {
            Object message = out.get(i);
            if (message instanceof HttpRequest request && !closing) {
                answer(context, request);
            }
            ReferenceCountUtil.release(message);
        }
        out.clear();
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) {
        buffer.skipBytes(buffer.readableBytes());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        discardSomeReadBytes();
        context.flush();
        frontEnd.service().countBytes(Protocol.HTTP, received, sent);
        received = 0;
        sent = 0;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // Pipelined requests must not pile up replies for a client that does not read them.
        full = !channel.isWritable();
        channel.config().setAutoRead(!full);
        if (full) {
            frontEnd.connections().unread(place);
        } else if (begun) {
            receiving();
        } else if (frontEnd.connections().draining() && !closing) {
            finish();
        } else {
            frontEnd.connections().idle(place);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        closing = true;
        super.channelInactive(context);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        release();
        super.handlerRemoved0(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            LOG.debug("HTTP tracker: {}: {}", channel.remoteAddress(), cause.toString());
        } else {
            LOG.warn("HTTP tracker: {}", channel.remoteAddress(), cause);
        }
        close();
    }

    /** Gives its place to others, which happens before Netty has finished with a channel that is closed. */
    private void release() {
        place.leave();
        if (!released) {
            released = true;
            frontEnd.closed(address, counted);
        }
    }

    /** The time that a request may take begins. */
    private void receiving() {
        timed = true;
        frontEnd.connections().receiving(place);
    }

    private void answer(ChannelHandlerContext context, HttpRequest request) {
        begun = false;
        timed = false;
        if (!full) {
            frontEnd.connections().idle(place);
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (request.decoderResult().isFailure()) {
            refuse(context, 400, "This is no HTTP request, or one that is too long.");
        } else if (!head && !request.method().equals(HttpMethod.GET)) {
            refuse(context, 405, "This tracker answers GET and HEAD alone.");
        } else if (hasBody(request)) {
            refuse(context, 413, "A request to this tracker has no body.");
        } else {
            Sender sender = frontEnd.sender(address, request);
            boolean admitted = frontEnd.service().admits(Protocol.HTTP, sender.address());
            HttpReply reply = admitted
                    ? frontEnd.responder().respond(request.uri(), accept(request), sender)
                    : frontEnd.responder().tooFrequent();
            boolean kept = admitted
                    && HttpUtil.isKeepAlive(request)
                    && !frontEnd.connections().draining();
            boolean modern = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
            ReplyHead.Connection fate = !kept
                    ? ReplyHead.Connection.CLOSED
                    : modern ? ReplyHead.Connection.KEPT : ReplyHead.Connection.KEPT_FOR_1_0;
            ByteBuf bytes = ReplyHead.encode(reply, head, fate, context.alloc());
            sent += bytes.readableBytes();
            if (kept) {
                context.write(bytes, context.voidPromise());
            } else {
                closing = true;
                context.write(bytes).addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    /** Tells what is wrong, then waits a little for the client to read it. */
    private void refuse(ChannelHandlerContext context, int status, String line) {
        frontEnd.service().refused(Protocol.HTTP, address, line);
        closing = true;
        frontEnd.connections().receiving(place);
        ByteBuf bytes =
                ReplyHead.encode(HttpReply.text(status, line), false, ReplyHead.Connection.CLOSED, context.alloc());
        sent += bytes.readableBytes();
        context.writeAndFlush(bytes).addListener(written -> {
            // Under TLS there is no half of a connection that could be closed.
            if (written.isSuccess()
                    && channel instanceof DuplexChannel duplex
                    && channel.pipeline().first() == this) {
                duplex.shutdownOutput();
            } else {
                channel.close();
            }
        });
    }

    private void discard(ByteBuf buffer) {
        discarded += buffer.readableBytes();
        buffer.skipBytes(buffer.readableBytes());
        if (discarded > MAX_DISCARDED) {
            channel.close();
        }
    }

    private static boolean hasBody(HttpRequest request) {
        @Nullable String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private static String accept(HttpRequest request) {
        @Nullable String types = request.headers().get(HttpHeaderNames.ACCEPT);
        return types == null ? "" : types;
    }
}
