package io.swarmbed.tracker;

import io.swarmbed.engine.random.RandomStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of made-up peers to trackers started for them alone, on the loopback address, and thrown away. When the
 * first real peers come, Java has then compiled most of the way of a request; a tracker that is busy from its first second
 * would else answer many of them some tens of milliseconds late.
 */
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** Starting and ending a tracker takes turns in the code that a single one would not prepare Java for. */
    private static final int TRACKERS = 3;

    private static final int WINDOW = 32;
    private static final int TIMEOUT_MILLIS = 50;
    private static final int TORRENTS = 1_000;
    private static final int PEERS = 50;
    private static final byte[] URL = "\u0002\u0009/announce".getBytes(StandardCharsets.US_ASCII);

    private final DatagramSocket socket;
    private final RandomStream random;
    private final ByteBuffer request = ByteBuffer.allocate(256);
    private final DatagramPacket outgoing = new DatagramPacket(request.array(), 0);
    private final DatagramPacket incoming = new DatagramPacket(new byte[2048], 2048);
    private long connectionId;

    private Rehearsal(DatagramSocket socket, RandomStream random) {
        this.socket = socket;
        this.random = random;
    }

    /**
     * Rehearses until the time is over, and a little in any case unless the time is 0; returns at once where the loopback
     * address does not work.
     *
     * @param millis time to spend, start and end of the trackers included
     * @return announces that were answered
     */
    public static long perform(int millis) {
        long start = System.nanoTime();
        TrackerSettings settings = TrackerSettings.defaults()
                .withThreads(1)
                .withHost("127.0.0.1")
                .withUdpPort(OptionalInt.of(0))
                .withHttpPort(OptionalInt.of(0));
        long answered = 0;
        for (int i = 1; i <= TRACKERS && millis > 0; i++) {
            try (TrackerServer tracker = TrackerServer.start(settings);
                    DatagramSocket socket = new DatagramSocket()) {
                socket.connect(tracker.udpAddress().orElseThrow());
                socket.setSoTimeout(TIMEOUT_MILLIS);
                long slice = millis * 1_000_000L / TRACKERS;
                new Rehearsal(socket, new RandomStream(i)).perform(start + i * slice - slice / 2);
                new HttpRehearsal(tracker.httpAddress().orElseThrow(), new RandomStream(-i)).perform(start + i * slice);
                answered += tracker.stats().requests().announces();
            } catch (TrackerStartException | IOException e) {
                LOG.debug("no rehearsal", e);
            }
        }
        return answered;
    }

    private void perform(long end) throws IOException {
        for (int round = 0; round == 0 || System.nanoTime() < end; round++) {
            send(connect());
            if (receive() == 16) {
                connectionId = ByteBuffer.wrap(incoming.getData()).getLong(8);
            }
            for (int i = 0; i < WINDOW; i++) {
                send(i == 0 ? scrape() : announce(i == 1 && round % 16 == 0));
            }
            int replies = 0;
            while (replies < WINDOW && receive() > 0) {
                replies++;
            }
        }
    }

    private ByteBuffer connect() {
        return header(0x417_2710_1980L, 0);
    }

    private ByteBuffer scrape() {
        header(connectionId, 2);
        for (int i = 0; i < 5; i++) {
            put20Bytes(random.nextInt(TORRENTS));
        }
        return request;
    }

    /** Mostly regular announces of present peers; some come, some complete, some go, and few are malformed. */
    private ByteBuffer announce(boolean malformed) {
        header(connectionId, 1);
        put20Bytes(random.nextInt(TORRENTS));
        put20Bytes(0);
        int kind = random.nextInt(64);
        int event = kind == 0 ? 3 : kind == 1 ? 1 : kind < 8 ? 2 : 0;
        request.putLong(0)
                .putLong(event == 1 ? 0 : random.nextInt(2))
                .putLong(0)
                .putInt(malformed ? 9 : event)
                .putLong(0)
                .putInt(kind < 4 ? -1 : 50)
                .putShort((short) (1 + random.nextInt(PEERS)));
        return kind % 2 == 0 ? request.put(URL) : request;
    }

    private ByteBuffer header(long id, int action) {
        return request.clear().putLong(id).putInt(action).putInt(random.nextInt());
    }

    private void put20Bytes(int number) {
        request.putLong(number).putLong(number * 0x9E37_79B9_7F4A_7C15L).putInt(number);
    }

    private void send(ByteBuffer packet) throws IOException {
        outgoing.setLength(packet.position());
        socket.send(outgoing);
    }

    /** Bytes of the next reply, 0 when none comes. */
    private int receive() throws IOException {
        try {
            socket.receive(incoming);
            return incoming.getLength();
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }
}
