package io.swarmbed.tracker.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainIndexTest {
    private static final int LINK = 0;
    private static final int HASH = 1;

    private final Records records = new Records(2);
    private final ChainIndex index = new ChainIndex(records, LINK, record -> records.get(record, HASH));

    @ParameterizedTest(name = "{0} different hashes")
    @ValueSource(ints = {1, 7, 1_000_000})
    void every_record_is_found_by_its_hash_and_no_other_is_however_it_grows_and_shrinks(int hashes) {
        RandomStream script = new RandomStream(hashes);
        List<Integer> known = new ArrayList<>();
        for (int step = 0; step < 4000; step++) {
            boolean grows = step / 500 % 2 == 0;
            if (known.isEmpty() || script.nextInt(10) < (grows ? 8 : 2)) {
                add(known, script.nextInt(hashes) * 0x9E37_79B1);
            } else if (script.nextBoolean()) {
                removeLast(known);
            } else {
                moveLastInto(script.nextInt(known.size()), known);
            }
            if (step % 50 == 0) {
                check(known);
            }
        }
    }

    private void add(List<Integer> known, int hash) {
        int record = known.size();
        known.add(hash);
        records.resize(known.size());
        records.set(record, HASH, hash);
        index.add(record);
    }

    private void removeLast(List<Integer> known) {
        index.remove(known.size() - 1);
        known.remove(known.size() - 1);
        records.resize(known.size());
    }

    private void moveLastInto(int hole, List<Integer> known) {
        int last = known.size() - 1;
        index.remove(hole);
        if (hole != last) {
            index.move(last, hole);
            records.copy(last, hole);
            known.set(hole, known.get(last));
        }
        known.remove(last);
        records.resize(known.size());
    }

    private void check(List<Integer> known) {
        for (int record = 0; record < known.size(); record++) {
            List<Integer> chain = new ArrayList<>();
            for (int at = index.first(known.get(record)); at >= 0; at = index.next(at)) {
                chain.add(at);
            }
            assertThat(chain).contains(record).doesNotHaveDuplicates();
        }
        assertThat(index.first(0x1234_5678)).isLessThan(known.size());
    }
}
