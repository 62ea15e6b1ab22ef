package io.swarmbed.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.wire.CloseReason;
import io.swarmbed.engine.wire.PeerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private static final CloseReason GARBAGE = CloseReason.protocol("garbage");

    private final CountedLoops loops = new CountedLoops();
    private final Complaints complaints = new Complaints(loops.loops().next());

    @AfterEach
    void close() {
        loops.close();
    }

    private static PeerAddress peer(int host, int port) {
        return PeerAddress.ofIpv4(0x7F00_0000 | host, port);
    }

    @Test
    void a_host_is_complained_of_once_whatever_its_port() {
        assertThat(complaints.consider(peer(1, 10), GARBAGE)).isTrue();
        assertThat(complaints.consider(peer(1, 11), GARBAGE)).isFalse();
    }

    @Test
    void many_hosts_at_once_make_one_line() {
        int lines = 0;
        for (int host = 1; host < 200; host++) {
            lines += complaints.consider(peer(host, 10), GARBAGE) ? 1 : 0;
        }
        assertThat(lines).isBetween(1, 2);
    }

    @Test
    void peers_that_behave_are_not_complained_of() {
        assertThat(complaints.consider(peer(1, 10), CloseReason.BOTH_COMPLETE)).isFalse();
        assertThat(complaints.consider(peer(1, 10), CloseReason.REMOTE)).isFalse();
        assertThat(complaints.consider(peer(1, 10), CloseReason.BANNED)).isTrue();
    }
}
