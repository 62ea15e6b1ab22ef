package io.swarmbed.engine.tracker;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.swarmbed.engine.bencode.BBytes;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends one request once the connection stands, and takes its reply. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the connection
final class NettyHttpCall extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final TrackerUrl url;
    private final String target;
    private final String userAgent;
    private final Consumer<HttpTransport.Result> result;

    /** A call whose result may be told more than once; the first counts. */
    NettyHttpCall(TrackerUrl url, String target, String userAgent, Consumer<HttpTransport.Result> result) {
        this.url = url;
        this.target = target;
        this.userAgent = userAgent;
        this.result = result;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target, Unpooled.EMPTY_BUFFER);
        request.headers()
                .set(HttpHeaderNames.HOST, url.hostHeader())
                .set(HttpHeaderNames.USER_AGENT, userAgent)
                .set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(request);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        if (response.decoderResult().isFailure()) {
            failed("a reply that is not HTTP");
        } else {
            result.accept(new HttpTransport.Result.Reply(
                    response.status().code(),
                    Optional.ofNullable(response.headers().get(HttpHeaderNames.LOCATION)),
                    BBytes.of(ByteBufUtil.getBytes(response.content()))));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        failed("it closed the connection without an answer");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed(
                cause instanceof TooLongFrameException
                        ? "a reply of more than " + HttpReplies.MAX_BYTES + " bytes"
                        : "the connection broke: " + ForeignText.line(String.valueOf(cause.getMessage())));
        context.close();
    }

    private void failed(String reason) {
        result.accept(new HttpTransport.Result.Failed(reason));
    }
}
