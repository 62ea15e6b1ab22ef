package io.swarmbed.simulator.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One connection: requests go out, replies come back in the same order. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the connection, which is heard of
final class HttpConnection extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final HttpWire wire;
    private final HttpRequests requests;
    private final Wire.Sink sink;
    private final Reply reply = new Reply();
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    private final int source;
    private final int depth;
    private @Nullable Channel channel;
    private @Nullable ByteBuf batch;
    private boolean queued;
    private int taken;
    private boolean ended;
    private String end = "the connection was closed before the reply";

    /**
     * A connection that is not open yet.
     *
     * @param source the number of its source address
     * @param depth the most requests without reply
     */
    HttpConnection(HttpWire wire, HttpRequests requests, Wire.Sink sink, int source, int depth) {
        this.wire = wire;
        this.requests = requests;
        this.sink = sink;
        this.source = source;
        this.depth = depth;
    }

    int source() {
        return source;
    }

    boolean hasRoom() {
        return !ended && channel != null && waiting.size() < depth && !(wire.isOneShot() && taken > 0);
    }

    int send(int slot, Request request) {
        ByteBuf packets = batch;
        if (packets == null) {
            packets = channel().alloc().buffer();
            batch = packets;
        }
        taken++;
        waiting.add(slot);
        return requests.write(packets, request);
    }

    void flush() {
        if (batch != null) {
            ByteBuf packets = batch;
            batch = null;
            channel().writeAndFlush(packets, channel().voidPromise());
        }
    }

    boolean awaits(int slot) {
        return waiting.contains(slot);
    }

    /** The reply to this request is not waited for any more, and those behind it cannot be told apart. */
    void abandon(int slot) {
        waiting.remove(slot);
        ended = true;
        end = "the connection was given up for a reply that did not come";
        close();
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    /** Whether it stands in the line of those that have room. */
    boolean isQueued() {
        return queued;
    }

    void queued(boolean stands) {
        queued = stands;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!wire.isSecure()) {
            opened(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                opened(context);
            } else {
                wire.refused("no TLS: " + NettyLoops.reason(handshake.cause()));
                context.close();
            }
        }
    }

    private void opened(ChannelHandlerContext context) {
        channel = context.channel();
        wire.opened(this);
        sink.readComplete();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        Integer slot = waiting.poll();
        if (slot == null || response.decoderResult().isFailure()) {
            sink.stray();
            if (slot != null) {
                sink.broken(slot, "a reply that is not HTTP");
            }
            context.close();
            return;
        }
        reply.bytes = response.content().readableBytes();
        HttpBodies.interpret(response.status().code(), response.content(), reply);
        if (wire.isOneShot() || !HttpUtil.isKeepAlive(response)) {
            ended = true;
            context.close();
        } else {
            wire.hasRoom(this);
        }
        sink.replied(slot, reply);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        sink.readComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        if (batch != null) {
            batch.release();
            batch = null;
        }
        for (Integer slot = waiting.poll(); slot != null; slot = waiting.poll()) {
            sink.broken(slot, end);
        }
        wire.closed(this, sink);
        sink.readComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end = "the connection broke: " + NettyLoops.reason(cause);
        context.close();
    }

    private Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("the connection is not open");
        }
        return channel;
    }
}
