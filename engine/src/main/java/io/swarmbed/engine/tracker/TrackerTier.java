package io.swarmbed.engine.tracker;

import io.swarmbed.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trackers that stand in for each other, in the order in which they are tried (BEP 12). */
final class TrackerTier {
    private final List<Entry> entries = new ArrayList<>();

    /** A tier in random order. */
    TrackerTier(List<String> urls, RandomStream random) {
        int[] order = new int[urls.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        random.shuffle(order);
        for (int i : order) {
            entries.add(new Entry(this, urls.get(i)));
        }
    }

    /** The trackers in order, as they stand at this moment. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private void moveToFront(Entry entry) {
        entries.remove(entry);
        entries.add(0, entry);
    }

    /** One tracker, and whether it knows of this peer. */
    static final class Entry {
        private final TrackerTier tier;
        private final String text;
        private Optional<TrackerUrl> url = Optional.empty();
        private String problem = "";
        private boolean started;

        private Entry(TrackerTier tier, String text) {
            this.tier = tier;
            this.text = ForeignText.line(text);
            try {
                url = Optional.of(TrackerUrl.parse(text));
            } catch (IllegalArgumentException e) {
                problem = String.valueOf(e.getMessage());
            }
        }

        /** The tracker's URL; empty when it cannot be spoken to, for the {@link #problem()}. */
        Optional<TrackerUrl> url() {
            return url;
        }

        String problem() {
            return problem;
        }

        /** Whether the tracker has taken an announce, and none that the peer has stopped since. */
        boolean isStarted() {
            return started;
        }

        void worked(boolean stopped) {
            started = !stopped;
            tier.moveToFront(this);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
