package io.swarmbed.tracker;

import io.swarmbed.tracker.swarm.AnnounceEvent;
import io.swarmbed.tracker.swarm.Endpoint;
import io.swarmbed.tracker.swarm.SwarmTotals;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract over BEP 15. */
class UdpContractTest extends WireContract {
    private static final Endpoint SCRAPER = Endpoint.ofIpv4(0x7F00_0001, 0);
    private static final int CONNECT = 0;
    private static final int ANNOUNCE = 1;
    private static final int SCRAPE = 2;
    private static final int ERROR = 3;

    private final Map<InetAddress, DatagramSocket> sockets = new HashMap<>();

    @Override
    Answer announce(int torrent, Endpoint peer, long left, AnnounceEvent event, int numWant) throws Exception {
        ByteBuffer request = ByteBuffer.allocate(98)
                .putLong(connect(peer))
                .putInt(ANNOUNCE)
                .putInt(torrent)
                .put(twentyBytes(torrent))
                .put(twentyBytes(peer.port()))
                .putLong(0)
                .putLong(left)
                .putLong(0)
                .putInt(event.ordinal())
                .putLong(0)
                .putInt(numWant)
                .putShort((short) peer.port());
        ByteBuffer reply = exchange(peer, request, torrent);
        if (reply.getInt(0) == ERROR) {
            String reason = StandardCharsets.UTF_8.decode(reply.position(8)).toString();
            return new Answer(Optional.of(reason), 0, 0, List.of());
        }
        return new Answer(
                Optional.empty(), reply.getInt(16), reply.getInt(12), peers(reply.position(20), peer.isIpv4()));
    }

    @Override
    SwarmTotals scrape(int torrent) throws Exception {
        ByteBuffer request = ByteBuffer.allocate(36)
                .putLong(connect(SCRAPER))
                .putInt(SCRAPE)
                .putInt(torrent)
                .put(twentyBytes(torrent));
        ByteBuffer reply = exchange(SCRAPER, request, torrent);
        return new SwarmTotals(reply.getInt(8), reply.getInt(16), reply.getInt(12));
    }

    private long connect(Endpoint peer) throws Exception {
        ByteBuffer request = ByteBuffer.allocate(16)
                .putLong(0x417_2710_1980L)
                .putInt(CONNECT)
                .putInt(77);
        return exchange(peer, request, 77).getLong(8);
    }

    private ByteBuffer exchange(Endpoint peer, ByteBuffer request, int transaction) throws Exception {
        int port = server().udpAddress().orElseThrow().getPort();
        DatagramSocket socket = sockets.get(address(peer));
        if (socket == null) {
            socket = closing(new DatagramSocket(new InetSocketAddress(address(peer), 0)));
            socket.setSoTimeout(5000);
            sockets.put(address(peer), socket);
        }
        socket.send(new DatagramPacket(request.array(), request.capacity(), tracker(peer), port));
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        ByteBuffer reply = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        if (reply.getInt(4) != transaction) {
            throw new AssertionError("the reply is to transaction " + reply.getInt(4) + ", not " + transaction);
        }
        return reply;
    }
}
