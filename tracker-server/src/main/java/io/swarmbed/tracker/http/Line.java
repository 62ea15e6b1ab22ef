package io.swarmbed.tracker.http;

import org.jspecify.annotations.Nullable;

/** Connections in the order in which they joined; whichever leaves, it takes the same time. Belongs to one thread. */
final class Line {
    private final Place end = new Place();

    Line() {
        end.before = end;
        end.after = end;
    }

    /** A connection's place in at most one line. */
    static final class Place {
        private final @Nullable Connection connection;
        private Place before = this;
        private Place after = this;
        private int since;

        Place(Connection connection) {
            this.connection = connection;
        }

        private Place() {
            connection = null;
        }

        /** Leaves its line, if it is in one. */
        void leave() {
            before.after = after;
            after.before = before;
            before = this;
            after = this;
        }
    }

    /** Puts the place, which leaves the line it was in, behind all others. */
    void join(Place place, int second) {
        place.leave();
        place.since = second;
        place.before = end.before;
        place.after = end;
        end.before.after = place;
        end.before = place;
    }

    /** The connection that joined first; null when there is none. */
    @Nullable
    Connection first() {
        return end.after.connection;
    }

    /** The connection that joined first, if that was before this second. */
    @Nullable
    Connection firstBefore(int second) {
        return end.after.since < second ? end.after.connection : null;
    }

    /** The other line where its first connection joined before the first of this one, or this one has none; else this. */
    Line orIfOlder(Line other) {
        boolean older = first() == null || (other.first() != null && other.end.after.since < end.after.since);
        return older ? other : this;
    }
}
