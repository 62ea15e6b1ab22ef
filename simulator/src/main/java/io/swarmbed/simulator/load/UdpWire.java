package io.swarmbed.simulator.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Requests over UDP (BEP 15). What is sent between two flushes goes through one socket of a source, and the next batch
 * through the next, so that batches stay whole and a tracker with several sockets gets its share on each.
 */
final class UdpWire implements Wire {
    /** The longest reply: 200 peers of IPv6 and more. */
    private static final int LONGEST_REPLY = 4096;

    /** Replies read at once. */
    private static final int READ = 64;

    private static final int SOCKET_BUFFER = 4 << 20;

    private final EventLoop loop;
    private final InetSocketAddress tracker;
    private final SourceAddresses sources;
    private final int socketsEach;
    private final UdpRequests requests;
    private final List<UdpSocket> sockets = new ArrayList<>();
    private final List<UdpSocket> filled = new ArrayList<>();
    private int turn;

    /** @param socketsEach sockets at each source */
    UdpWire(EventLoop loop, InetSocketAddress tracker, SourceAddresses sources, int socketsEach, UdpRequests requests) {
        this.loop = loop;
        this.tracker = tracker;
        this.sources = sources;
        this.socketsEach = socketsEach;
        this.requests = requests;
    }

    @Override
    public CompletableFuture<Void> start(Sink sink) throws LoadException {
        List<CompletableFuture<Void>> connected = new ArrayList<>();
        for (int i = 0; i < sources.count() * socketsEach; i++) {
            UdpSocket socket = new UdpSocket(open(sources.address(i / socketsEach)), requests, sink);
            sockets.add(socket);
            connected.add(socket.start());
        }
        return CompletableFuture.allOf(connected.toArray(CompletableFuture[]::new));
    }

    @Override
    public int capacity() {
        return Outstanding.MOST;
    }

    @Override
    public boolean canSend(int source) {
        return true;
    }

    @Override
    public int send(int slot, int transaction, Request request) {
        UdpSocket socket = sockets.get(request.source * socketsEach + turn);
        if (socket.isEmpty()) {
            filled.add(socket);
        }
        return socket.send(transaction, request);
    }

    @Override
    public void flush() {
        if (filled.isEmpty()) {
            return;
        }
        filled.forEach(UdpSocket::flush);
        filled.clear();
        turn = (turn + 1) % socketsEach;
    }

    @Override
    public void abandon(int slot) {
        // A reply that comes late matches no transaction.
    }

    @Override
    public void close() {
        sockets.forEach(UdpSocket::close);
    }

    private Channel open(InetSocketAddress local) throws LoadException {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NettyLoops.datagram(loop))
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .handler(new ChannelInboundHandlerAdapter());
        if (NettyLoops.isEpoll(loop)) {
            bootstrap
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LONGEST_REPLY)
                    .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ * LONGEST_REPLY));
        } else {
            bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LONGEST_REPLY));
        }
        ChannelFuture opening = bootstrap.connect(tracker, local).awaitUninterruptibly();
        if (!opening.isSuccess()) {
            throw new LoadException("no socket towards it: " + opening.cause().getMessage());
        }
        return opening.channel();
    }
}
