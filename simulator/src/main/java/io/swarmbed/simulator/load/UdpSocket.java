package io.swarmbed.simulator.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One socket, with a connection id of its own. Packets of one length go out as one segmented write where the system can do
 * that, which saves most of the way through the kernel; the tracker sees ordinary packets.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a packet that cannot be sent is lost, and counted as such
final class UdpSocket extends ChannelInboundHandlerAdapter {
    /** Segments that every kernel takes in one write. */
    private static final int BATCH = 64;

    private static final int CONNECT_TRANSACTION = Outstanding.MOST;
    private static final int CONNECT_TRIES = 3;
    private static final long RETRY_SECONDS = 1;

    /** A connection id is good for a minute (BEP 15). */
    private static final long RENEWAL_SECONDS = 45;

    private static final int HEADER = 8;
    private static final int COUNTS = 20;
    private static final int SCRAPED = 20;

    private final Channel channel;
    private final UdpRequests requests;
    private final Wire.Sink sink;
    private final Reply reply = new Reply();
    private final int stride;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final InetSocketAddress tracker;
    private boolean segmented = EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    private long connectionId;
    private int unanswered;
    private @Nullable ScheduledFuture<?> renewal;
    private @Nullable ByteBuf batch;
    private int batched;
    private int segment;
    private int unflushed;

    UdpSocket(Channel channel, UdpRequests requests, Wire.Sink sink) {
        this.channel = channel;
        this.requests = requests;
        this.sink = sink;
        this.tracker = (InetSocketAddress) channel.remoteAddress();
        this.stride = tracker.getAddress().getAddress().length + 2;
        this.segmented &= channel instanceof EpollDatagramChannel;
    }

    /** Asks for a connection id, and goes on renewing it. */
    CompletableFuture<Void> start() {
        channel.pipeline().addLast(this);
        channel.eventLoop().execute(this::connect);
        return connected;
    }

    private void connect() {
        if (++unanswered > CONNECT_TRIES) {
            connected.completeExceptionally(new LoadException(
                    "no answer to " + CONNECT_TRIES + " connect requests within " + CONNECT_TRIES * RETRY_SECONDS
                            + " s; is a tracker running there, and is UDP let through?"));
        }
        channel.writeAndFlush(UdpRequests.connect(channel.alloc().buffer(), CONNECT_TRANSACTION));
        renewal = channel.eventLoop().schedule(this::connect, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether nothing has been written since the last flush. */
    boolean isEmpty() {
        return unflushed == 0;
    }

    int send(int transaction, Request request) {
        int length = request.kind == Request.Kind.SCRAPE ? requests.scrapeLength() : requests.announceLength();
        if (length != segment) {
            push();
            segment = length;
        }
        ByteBuf packets = batch;
        if (packets == null) {
            packets = channel.alloc().directBuffer(BATCH * length);
            batch = packets;
        }
        requests.write(packets, connectionId, transaction, request);
        unflushed++;
        if (++batched == BATCH) {
            push();
        }
        return length;
    }

    void flush() {
        push();
        unflushed = 0;
        channel.flush();
    }

    void close() {
        if (renewal != null) {
            renewal.cancel(false);
        }
        if (batch != null) {
            batch.release();
            batch = null;
        }
        channel.close();
    }

    private void push() {
        ByteBuf packets = batch;
        if (packets == null) {
            return;
        }
        if (batched == 1) {
            channel.write(packets, channel.voidPromise());
        } else if (segmented) {
            channel.write(new SegmentedDatagramPacket(packets, segment, tracker))
                    .addListener((ChannelFuture sent) -> segmented &= sent.isSuccess());
        } else {
            for (int i = 0; i < batched; i++) {
                channel.write(packets.readRetainedSlice(segment), channel.voidPromise());
            }
            packets.release();
        }
        batch = null;
        batched = 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            read(packet.content());
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        sink.readComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Once it has answered, what is refused is lost, and counted when its time is over.
        if (cause instanceof PortUnreachableException) {
            connected.completeExceptionally(
                    new LoadException("nothing listens there for UDP; start the tracker first, or name its port"));
        }
    }

    private void read(ByteBuf packet) {
        if (packet.readableBytes() < HEADER) {
            sink.stray();
            return;
        }
        int start = packet.readerIndex();
        int action = packet.getInt(start);
        int transaction = packet.getInt(start + 4);
        if (transaction == CONNECT_TRANSACTION) {
            connected(packet, start, action);
            return;
        }
        int slot = sink.slotOf(transaction);
        if (slot < 0) {
            sink.stray();
            return;
        }
        reply.bytes = packet.readableBytes();
        interpret(packet, start, action);
        sink.replied(slot, reply);
    }

    private void interpret(ByteBuf packet, int start, int action) {
        int length = packet.readableBytes();
        if (action == UdpRequests.ANNOUNCE && length >= COUNTS) {
            reply.announced(packet.getInt(start + 16), packet.getInt(start + 12));
            if (!reply.peers(packet, start + COUNTS, length - COUNTS, stride)) {
                reply.malformed("peers of " + (length - COUNTS) + " bytes, which are not a multiple of " + stride);
            }
        } else if (action == UdpRequests.SCRAPE && length >= SCRAPED) {
            reply.scraped(packet.getInt(start + 8), packet.getInt(start + 16));
        } else if (action == UdpRequests.ERROR) {
            reply.refused(packet.toString(start + HEADER, length - HEADER, StandardCharsets.UTF_8));
        } else {
            reply.malformed("a reply with action " + action + " and " + length + " bytes");
        }
    }

    private void connected(ByteBuf packet, int start, int action) {
        if (action == UdpRequests.ERROR) {
            String why = packet.toString(start + HEADER, packet.readableBytes() - HEADER, StandardCharsets.UTF_8);
            connected.completeExceptionally(new LoadException("it refuses to connect: " + why.strip()));
        } else if (action != UdpRequests.CONNECT || packet.readableBytes() < 16) {
            sink.stray();
        } else {
            connectionId = packet.getLong(start + HEADER);
            unanswered = 0;
            connected.complete(null);
            if (renewal != null) {
                renewal.cancel(false);
            }
            renewal = channel.eventLoop().schedule(this::connect, RENEWAL_SECONDS, TimeUnit.SECONDS);
        }
    }
}
