package io.swarmbed.engine.bencode;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Bencoded values drawn from a stream. */
final class RandomValues {
    private RandomValues() {}

    static BValue draw(RandomStream random, int depth) {
        switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0:
                return new BInteger(random.nextLong() >> random.nextInt(64));
            case 1:
                return bytes(random);
            case 2:
                List<BValue> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(draw(random, depth - 1));
                }
                return BList.of(items);
            default:
                BDict.Builder dict = BDict.builder();
                for (int i = random.nextInt(5); i > 0; i--) {
                    dict.put(bytes(random), draw(random, depth - 1));
                }
                return dict.build();
        }
    }

    private static BBytes bytes(RandomStream random) {
        byte[] bytes = new byte[random.nextInt(random.nextInt(12) + 1)];
        random.nextBytes(bytes);
        return BBytes.of(bytes);
    }
}
