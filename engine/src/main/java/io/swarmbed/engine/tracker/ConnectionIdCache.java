package io.swarmbed.engine.tracker;

import io.swarmbed.engine.wire.PeerAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Connection ids by tracker, each used for one minute after it came (BEP 15). */
final class ConnectionIdCache {
    static final long VALID_NANOS = 60_000_000_000L;
    private static final int MOST = 256;

    private final Map<PeerAddress, Entry> entries = new HashMap<>();

    private record Entry(long id, long until) {}

    void put(PeerAddress tracker, long id, long nowNanos) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(tracker, new Entry(id, nowNanos + VALID_NANOS));
    }

    OptionalLong find(PeerAddress tracker, long nowNanos) {
        Entry entry = entries.get(tracker);
        return entry == null || nowNanos - entry.until >= 0 ? OptionalLong.empty() : OptionalLong.of(entry.id);
    }

    void forget(PeerAddress tracker) {
        entries.remove(tracker);
    }
}
