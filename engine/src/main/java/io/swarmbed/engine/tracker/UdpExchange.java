package io.swarmbed.engine.tracker;

import io.swarmbed.engine.env.Alarm;
import io.swarmbed.engine.wire.PeerAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** One request to one tracker, from the first packet to the outcome; retries go round the tracker's addresses. */
final class UdpExchange {
    /** What is asked, apart from how it is carried. */
    interface Query {
        ByteBuffer packet(long connectionId, int transaction);

        /** Takes a reply that is neither a connect reply nor an error. */
        void answered(UdpReply reply) throws BadReplyException;

        void failed(String reason);
    }

    private final UdpTrackerClient client;
    private final Query query;
    private final Alarm alarm;
    private List<PeerAddress> addresses = List.of();
    private int cursor;
    private int attempt;
    private boolean connecting;
    /** Whether a connection id has come in this exchange: an older one may be of a tracker that has restarted. */
    private boolean connected;

    private int transaction;
    private boolean waiting;
    private boolean done;

    UdpExchange(UdpTrackerClient client, Query query) {
        this.client = client;
        this.query = query;
        this.alarm = client.alarms().alarm(this::timedOut);
    }

    void start(HostResolver.Resolution resolution) {
        if (done) {
            return;
        }
        addresses = resolution.addresses();
        if (addresses.isEmpty()) {
            fail(resolution.problem());
        } else {
            transmit();
        }
    }

    void received(PeerAddress sender, ByteBuffer packet) {
        int from = addresses.indexOf(sender);
        if (from < 0) {
            return;
        }
        try {
            UdpReply reply = UdpCodec.read(packet, !sender.isIpv4());
            if (reply instanceof UdpReply.Refused refused) {
                refused(refused.reason());
            } else if (connecting && reply instanceof UdpReply.Connected accepted) {
                cursor = from;
                connected(sender, accepted.connectionId());
            } else if (connecting) {
                throw new BadReplyException("a reply of another kind than asked for");
            } else {
                finish();
                query.answered(reply);
            }
        } catch (BadReplyException e) {
            fail(e.reason());
        }
    }

    void fail(String reason) {
        finish();
        query.failed(reason);
    }

    private void transmit() {
        PeerAddress target = addresses.get(cursor);
        long now = client.clock().nanos();
        OptionalLong id = client.connectionIds().find(target, now);
        boolean connect = id.isEmpty();
        if (!waiting || connect != connecting) {
            enter(connect);
        }
        client.send(target, connect ? UdpCodec.connect(transaction) : query.packet(id.getAsLong(), transaction));
        alarm.at(now + client.timing().waitNanos(attempt));
    }

    /** A retransmission keeps its transaction, so that a late reply to the first packet still counts. */
    private void enter(boolean connect) {
        if (waiting) {
            client.forget(transaction);
        }
        connecting = connect;
        waiting = true;
        transaction = client.register(this);
    }

    private void connected(PeerAddress sender, long id) {
        client.connectionIds().put(sender, id, client.clock().nanos());
        if (!connected) {
            connected = true;
            attempt = 0;
        }
        transmit();
    }

    private void refused(String reason) {
        if (connecting || connected) {
            fail("refused: " + reason);
        } else {
            client.connectionIds().forget(addresses.get(cursor));
            transmit();
        }
    }

    private void timedOut() {
        if (attempt == client.timing().retries()) {
            fail("no answer from " + addresses.get(cursor) + " to " + (attempt + 1) + " packets");
            return;
        }
        if (!connected) {
            client.connectionIds().forget(addresses.get(cursor));
        }
        attempt++;
        cursor = (cursor + 1) % addresses.size();
        transmit();
    }

    private void finish() {
        done = true;
        alarm.cancel();
        if (waiting) {
            client.forget(transaction);
            waiting = false;
        }
        client.ended(this);
    }
}
