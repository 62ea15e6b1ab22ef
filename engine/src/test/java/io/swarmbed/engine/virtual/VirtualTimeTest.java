package io.swarmbed.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmbed.engine.env.Alarm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualNetwork network = new VirtualNetwork(5);
    private final VirtualTime time = network.time();
    private final List<String> rung = new ArrayList<>();

    private VirtualNode node(VirtualNetwork in) {
        return in.addNode(TestPeer.address(in.nodeCount()), AccessLink.IDEAL);
    }

    private Alarm alarm(VirtualNode node, String name) {
        return node.alarms().alarm(() -> rung.add(time.nanos() + " " + name));
    }

    @Test
    void alarms_ring_once_in_order_of_time() {
        VirtualNode node = node(network);
        alarm(node, "late").at(20);
        alarm(node, "early").at(10);
        alarm(node, "never").at(31);

        time.runUntil(30);

        assertThat(rung).containsExactly("10 early", "20 late");
        assertThat(time.nanos()).isEqualTo(30);
        assertThat(time.pending()).isEqualTo(1);
        assertThat(time.events()).isEqualTo(2);
    }

    @Test
    void setting_an_alarm_again_replaces_and_cancelling_unsets() {
        VirtualNode node = node(network);
        Alarm moved = alarm(node, "moved");
        Alarm cancelled = alarm(node, "cancelled");
        Alarm again = alarm(node, "again");
        moved.at(5);
        moved.at(50);
        cancelled.at(7);
        cancelled.cancel();
        cancelled.cancel();
        again.at(8);
        again.cancel();
        again.at(9);

        time.runUntil(100);

        assertThat(rung).containsExactly("9 again", "50 moved");
    }

    @Test
    void a_time_that_has_passed_rings_at_once_but_not_inside_the_call() {
        VirtualNode node = node(network);
        time.runUntil(40);
        alarm(node, "past").at(3);

        assertThat(rung).isEmpty();
        time.runEvents(1);

        assertThat(rung).containsExactly("40 past");
    }

    @Test
    void an_alarm_can_set_itself_again() {
        VirtualNode node = node(network);
        Alarm[] self = new Alarm[1];
        self[0] = node.alarms().alarm(() -> {
            rung.add("" + time.nanos());
            self[0].at(time.nanos() + 10);
        });
        self[0].at(10);

        time.runUntil(35);

        assertThat(rung).containsExactly("10", "20", "30");
    }

    @Test
    void ties_follow_the_ranks_of_the_nodes_and_then_each_nodes_own_order() {
        List<VirtualNode> nodes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            nodes.add(node(network));
        }
        for (VirtualNode node : nodes) {
            alarm(node, node.id() + " first").at(10);
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            alarm(nodes.get(i), i + " second").at(10);
        }
        network.alarms().alarm(() -> rung.add("world")).at(10);

        time.runUntil(10);

        Ranks ranks = new Ranks(network.seeds().child("rank").stream());
        List<String> expected = new ArrayList<>(List.of("world"));
        nodes.sort((a, b) -> Integer.compare(ranks.of(a.id()), ranks.of(b.id())));
        for (VirtualNode node : nodes) {
            expected.add("10 " + node.id() + " first");
            expected.add("10 " + node.id() + " second");
        }
        assertThat(rung).isEqualTo(expected);
    }

    @Test
    void ranks_are_a_permutation_that_depends_on_the_seed() {
        Ranks ranks = new Ranks(network.seeds().child("rank").stream());
        Ranks others = new Ranks(new VirtualNetwork(6).seeds().child("rank").stream());
        Set<Integer> seen = new HashSet<>();
        int same = 0;
        for (int id = 0; id < Ranks.COUNT; id++) {
            assertThat(seen.add(ranks.of(id))).as("rank of %d", id).isTrue();
            same += ranks.of(id) == others.of(id) ? 1 : 0;
        }
        assertThat(seen).allMatch(rank -> rank >= 0 && rank < Ranks.COUNT);
        assertThat(same).isLessThan(100);
    }

    @Test
    void a_run_ends_with_its_condition_its_deadline_or_its_number_of_events() {
        VirtualNode node = node(network);
        for (int i = 1; i <= 9; i++) {
            alarm(node, "x").at(i);
        }

        assertThat(time.runUntil(() -> rung.size() == 2, 100)).isTrue();
        assertThat(time.nanos()).isEqualTo(2);
        assertThat(time.runUntil(() -> rung.size() == 9, 5)).isFalse();
        assertThat(time.nanos()).isEqualTo(5);
        assertThat(time.runEvents(3)).isEqualTo(3);
        assertThat(time.runEvents(3)).isEqualTo(1);
    }

    @Test
    void an_error_names_the_seed_and_the_virtual_time() {
        VirtualNode node = node(network);
        node.alarms()
                .alarm(() -> {
                    throw new IllegalArgumentException("broken");
                })
                .at(17);

        assertThatThrownBy(() -> time.runUntil(100))
                .hasMessage("broken")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("seed 5, 17 ns, event 1"));
    }

    @Test
    void two_open_nodes_cannot_have_one_address() {
        VirtualNode node = node(network);

        assertThatThrownBy(() -> network.addNode(node.address(), AccessLink.IDEAL))
                .hasMessage("127.0.0.1:6881 is taken by node 0");
        node.close();
        assertThat(network.addNode(node.address(), AccessLink.IDEAL).id()).isEqualTo(1);
    }
}
