package io.swarmbed.tracker.swarm;

import io.swarmbed.engine.meta.InfoHash;
import io.swarmbed.engine.meta.PeerId;

/**
 * The swarms of one registry, addressed by row: their peers, counts and expiry. The census hears of what goes; what comes
 * has been admitted by it.
 */
final class Swarms {
    private final SwarmSettings settings;
    private final Census census;
    private final SwarmRows rows;
    private final DueQueue queue;
    private final PeerTables ipv4;
    private final PeerTables ipv6;
    private int peers;
    private int joins;

    Swarms(SwarmSettings settings, KeyedHash hash, Census census) {
        this.settings = settings;
        this.census = census;
        rows = new SwarmRows(hash);
        queue = new DueQueue(rows);
        ipv4 = new PeerTables(false, settings.keepPeerIds(), rows, hash);
        ipv6 = new PeerTables(true, settings.keepPeerIds(), rows, hash);
    }

    SwarmRows rows() {
        return rows;
    }

    /** The swarm's row, or -1. After this no small table has expired peers, and a large one so many fewer. */
    int find(InfoHash infoHash, int now, int expiredAtMost) {
        int row = rows.find(infoHash);
        if (row >= 0 && rows.due(row) <= now) {
            int ipv4AtMost = bound(rows.size(row, SwarmRows.IPV4), expiredAtMost);
            int ipv6AtMost = bound(rows.size(row, SwarmRows.IPV6), expiredAtMost);
            uncount(expirePeers(ipv4, row, now, ipv4AtMost) + expirePeers(ipv6, row, now, ipv6AtMost));
        }
        return row;
    }

    /** A small table is looked at as a whole in any case, so that it might as well be cleared. */
    private static int bound(int peers, int expiredAtMost) {
        return peers <= PeerBlocks.LARGEST ? peers : expiredAtMost;
    }

    /** An empty swarm for a torrent that has none. @return its row */
    int create(InfoHash infoHash, int now) {
        return create(infoHash, now, due(now));
    }

    /** The same for a torrent as it was known before; the next call to {@link #expire} finds out when it is due. */
    int recreate(InfoHash infoHash, int lastAnnounce, int now) {
        return create(infoHash, lastAnnounce, now);
    }

    private int create(InfoHash infoHash, int lastAnnounce, int due) {
        int row = rows.add(infoHash);
        rows.lastAnnounce(row, lastAnnounce);
        rows.due(row, due);
        queue.add(row);
        return row;
    }

    /** The swarm's peers of a family, to be read; good until the next call of any method here. */
    PeerTable open(int row, boolean inIpv6) {
        return tables(inIpv6).open(row);
    }

    /**
     * Adds the peer or renews it.
     *
     * @param known the slot in which it is, or -1
     * @return its slot from here on
     */
    int put(int row, int known, AnnounceRequest request, int now) {
        Endpoint peer = request.peer();
        PeerTables tables = tables(!peer.isIpv4());
        boolean seed = request.left() == 0;
        PeerTable table = known < 0 ? tables.openToAdd(row) : tables.open(row);
        int slot = known;
        if (known < 0) {
            slot = table.add(peer, seed, joins++);
            peers++;
        } else if (table.isSeed(known) != seed) {
            slot = table.turn(known);
        }
        table.touch(slot, request.peerId(), now);
        if (seed && request.event() == AnnounceEvent.COMPLETED && table.count(slot)) {
            rows.downloaded(row, rows.downloaded(row) + 1);
        }
        rows.lastAnnounce(row, now);
        tables.close(row, table);
        return slot;
    }

    /** Adds a peer as it was known before, unless it is known already. */
    void restore(int row, Endpoint peer, boolean seed, boolean counted, int seen, PeerId id) {
        PeerTables tables = tables(!peer.isIpv4());
        PeerTable table = tables.openToAdd(row);
        int slot = table.add(peer, seed, joins++);
        peers++;
        table.touch(slot, id, seen);
        if (counted) {
            table.count(slot);
        }
        tables.close(row, table);
    }

    /** Puts in order what was restored to a swarm. */
    void restored(int row) {
        ipv4.sortAges(row);
        ipv6.sortAges(row);
    }

    /** Removes the peer if it is there. */
    void remove(int row, Endpoint peer, int now) {
        PeerTables tables = tables(!peer.isIpv4());
        PeerTable table = tables.open(row);
        int slot = table.find(peer);
        if (slot >= 0) {
            table.remove(slot);
            tables.close(row, table);
            rows.lastAnnounce(row, now);
            uncount(1);
        }
    }

    /** Forgets what has expired, at most so many peers and swarms. @return how many were looked at; all when fewer */
    int expire(int now, int atMost) {
        int done = 0;
        for (int row = queue.first(); row >= 0 && rows.due(row) <= now && done < atMost; row = queue.first()) {
            queue.removeFirst();
            done += Math.max(1, expirePeers(row, now, atMost - done));
            rows.due(row, due(oldest(row)));
            if (rows.size(row) == 0 && rows.due(row) <= now) {
                rows.remove(row);
                census.removeTorrents(1);
            } else {
                queue.add(row);
            }
        }
        return done;
    }

    /** Takes everything out of the census, before this is given up. */
    void leave() {
        census.removePeers(peers);
        census.removeTorrents(rows.size());
    }

    private int expirePeers(int row, int now, int atMost) {
        int removed = expirePeers(ipv4, row, now, atMost);
        removed += expirePeers(ipv6, row, now, atMost - removed);
        uncount(removed);
        return removed;
    }

    private void uncount(int gone) {
        peers -= gone;
        census.removePeers(gone);
    }

    private int expirePeers(PeerTables tables, int row, int now, int atMost) {
        PeerTable table = tables.open(row);
        int removed = table.expire(now - settings.timeoutSeconds(), atMost);
        if (removed > 0) {
            tables.close(row, table);
        }
        return removed;
    }

    /** Second of the oldest last announce of a peer; of the last announce of all when there is none. */
    private int oldest(int row) {
        return rows.size(row) == 0 ? rows.lastAnnounce(row) : Math.min(oldest(ipv4, row), oldest(ipv6, row));
    }

    private static int oldest(PeerTables tables, int row) {
        PeerTable table = tables.open(row);
        return table.size() == 0 ? Integer.MAX_VALUE : table.oldestSeen();
    }

    private int due(int seconds) {
        return (int) Math.min(Integer.MAX_VALUE, (long) seconds + settings.timeoutSeconds());
    }

    private PeerTables tables(boolean inIpv6) {
        return inIpv6 ? ipv6 : ipv4;
    }
}
