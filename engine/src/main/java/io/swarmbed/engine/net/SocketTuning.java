package io.swarmbed.engine.net;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import io.swarmbed.engine.link.Downlink;
import io.swarmbed.engine.link.Uplink;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.wire.WireSize;

/**
 * Sizes of a peer's socket buffers, in bytes. Without limits they are large and the kernel's are left to the kernel; on
 * a shaped link they are small, since whatever they hold counts as moved although it has not arrived.
 */
final class SocketTuning {
    private static final int TWO_BLOCKS = 2 * (PieceGeometry.BLOCK_LENGTH + WireSize.PIECE_HEADER);
    private static final long SHAPED_NANOS = 20_000_000L;
    private static final int SECOND_DIVISOR = (int) (1_000_000_000L / SHAPED_NANOS);
    private static final int LARGEST_SHAPED = 4 << 20;

    private static final int LEAST_READ = 2 * 1024;
    private static final int FIRST_READ = 16 * 1024;
    private static final int MOST_READ = 256 * 1024;
    private static final int READS_PER_TURN = 4;
    private static final int WRITE_MARK = 1 << 20;

    private final int sendBuffer;
    private final int receiveBuffer;

    SocketTuning(Uplink uplink, Downlink downlink) {
        sendBuffer = uplink.limited() ? shaped(uplink.bytesPerSecond()) : 0;
        receiveBuffer = downlink.limited() ? shaped(downlink.bytesPerSecond()) : 0;
    }

    private static int shaped(long bytesPerSecond) {
        return (int) Math.min(LARGEST_SHAPED, Math.max(TWO_BLOCKS, bytesPerSecond / SECOND_DIVISOR));
    }

    /** For the listening socket, whose connections inherit it; 0 leaves it to the system. */
    int receiveBuffer() {
        return receiveBuffer;
    }

    /** To be called before the channel connects. */
    void apply(SocketChannel channel, PeerLoop loop) {
        SocketChannelConfig config = channel.config();
        config.setAllocator(loop.allocator());
        config.setTcpNoDelay(true);
        int mark = WRITE_MARK;
        if (sendBuffer > 0) {
            config.setSendBufferSize(sendBuffer);
            mark = sendBuffer;
        }
        config.setWriteBufferWaterMark(new WriteBufferWaterMark(mark / 2, mark));
        int mostRead = MOST_READ;
        if (receiveBuffer > 0) {
            config.setReceiveBufferSize(receiveBuffer);
            mostRead = Math.max(FIRST_READ, Math.min(MOST_READ, receiveBuffer / 2));
        }
        AdaptiveRecvByteBufAllocator reads = new AdaptiveRecvByteBufAllocator(LEAST_READ, FIRST_READ, mostRead);
        reads.maxMessagesPerRead(receiveBuffer > 0 ? 1 : READS_PER_TURN);
        config.setRecvByteBufAllocator(reads);
    }
}
