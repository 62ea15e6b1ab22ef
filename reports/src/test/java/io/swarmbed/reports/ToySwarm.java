package io.swarmbed.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A small swarm in steps of half a second: peers choke every few seconds by what they received, with one optimistic
 * slot, and pieces spread at the rate of the uplinks. Just real enough to give charts their usual shapes.
 */
final class ToySwarm {
    static final double STEP = 0.5;
    private static final int SLOTS = 4;
    private static final int SAMPLED_CANDIDATES = 12;

    /** A group of peers; rates in bytes/s, arrivals spread evenly over some seconds. */
    record Group(String name, int peers, boolean complete, double up, double arriveOver) {}

    /** One peer and all that is recorded of it. */
    static final class Node {
        final int number;
        final String name;
        final Group group;
        final double up;
        final double join;
        final BitSet held;
        final List<double[]> pieceTimes = new ArrayList<>();
        double complete = -1;
        double uploaded;
        double uploadedWhileLeeching;
        double downloaded;
        double wasted;

        Node(int number, String name, Group group, double up, double join, BitSet held) {
            this.number = number;
            this.name = name;
            this.group = group;
            this.up = up;
            this.join = join;
            this.held = held;
        }

        boolean full() {
            return complete >= 0 || group.complete();
        }
    }

    /** An ordered pair and all that is recorded of it. */
    static final class Pair {
        double present;
        double interested;
        final double[] unchoked = new double[3];
        double bytes;
        double recent;
        double towardsPiece;
    }

    final List<Group> groups;
    final List<Node> nodes = new ArrayList<>();
    final Map<Long, Pair> pairs = new HashMap<>();
    final List<String> samples = new ArrayList<>();
    final List<String> availability = new ArrayList<>();
    final List<String> chokes = new ArrayList<>();
    final int pieces;
    final int pieceBytes;
    final int[] copies;
    double time;

    private final SplittableRandom random;
    private final double roundSeconds;
    private final int[][] neighbours;
    private final int[][] unchoked;
    private final double[] groupUp;
    private final double[] groupDown;

    ToySwarm(long seed, List<Group> groups, int pieces, int pieceBytes, double roundSeconds) {
        this.random = new SplittableRandom(seed);
        this.groups = groups;
        this.pieces = pieces;
        this.pieceBytes = pieceBytes;
        this.roundSeconds = roundSeconds;
        this.copies = new int[pieces];
        for (Group group : groups) {
            for (int i = 0; i < group.peers(); i++) {
                BitSet held = new BitSet(pieces);
                if (group.complete()) {
                    held.set(0, pieces);
                }
                String name = group.peers() == 1 ? group.name() : group.name() + "-" + i;
                double join = group.arriveOver() * i / group.peers();
                double up = group.up() * (0.8 + 0.4 * random.nextDouble());
                nodes.add(new Node(nodes.size(), name, group, up, join, held));
            }
        }
        neighbours = new int[nodes.size()][];
        unchoked = new int[nodes.size()][0];
        groupUp = new double[groups.size()];
        groupDown = new double[groups.size()];
        connect();
    }

    /** Runs until all are complete, or until this many seconds have passed. */
    void run(double limit, double samplePeriod) {
        int round = 0;
        double nextRound = 0;
        double nextSample = 0;
        while (time < limit && nodes.stream().anyMatch(node -> !node.full())) {
            for (Node node : nodes) {
                if (node.join >= time && node.join < time + STEP && node.group.complete()) {
                    addCopies(node);
                }
            }
            if (time >= nextRound) {
                rechoke(round++);
                nextRound += roundSeconds;
            }
            transfer();
            time += STEP;
            if (time >= nextSample) {
                sample(samplePeriod);
                nextSample += samplePeriod;
            }
        }
    }

    private void addCopies(Node node) {
        for (int piece = 0; piece < pieces; piece++) {
            copies[piece] += node.held.get(piece) ? 1 : 0;
        }
    }

    private void connect() {
        int wanted = Math.min(nodes.size() - 1, 40);
        for (int i = 0; i < nodes.size(); i++) {
            int[] others = new int[nodes.size() - 1];
            for (int j = 0, k = 0; j < nodes.size(); j++) {
                if (j != i) {
                    others[k++] = j;
                }
            }
            for (int j = 0; j < wanted; j++) {
                int swap = j + random.nextInt(others.length - j);
                int other = others[swap];
                others[swap] = others[j];
                others[j] = other;
            }
            neighbours[i] = Arrays.copyOf(others, wanted);
        }
    }

    private Pair pair(int from, int to) {
        return pairs.computeIfAbsent((long) from << 32 | to, key -> new Pair());
    }

    private boolean present(Node node) {
        return node.join <= time;
    }

    private boolean wants(Node from, Node to) {
        if (!present(to) || to.complete >= 0 || to.group.complete()) {
            return false;
        }
        return nextWanted(from, to, 0) >= 0;
    }

    private int nextWanted(Node from, Node to, int start) {
        int piece = from.held.nextSetBit(start);
        while (piece >= 0 && to.held.get(piece)) {
            piece = from.held.nextSetBit(to.held.nextClearBit(piece));
        }
        return piece;
    }

    private void rechoke(int round) {
        for (Node node : nodes) {
            if (!present(node) || node.up == 0) {
                continue;
            }
            List<Integer> interested = new ArrayList<>();
            for (int other : neighbours[node.number]) {
                if (present(nodes.get(other))) {
                    pair(node.number, other).present += roundSeconds;
                }
                if (wants(node, nodes.get(other))) {
                    interested.add(other);
                    pair(node.number, other).interested += roundSeconds;
                }
            }
            boolean seed = node.full();
            shuffle(interested);
            if (!seed) {
                interested.sort(Comparator.comparingDouble(other -> -pair(other, node.number).recent));
                if (interested.size() > SLOTS) {
                    int lucky = SLOTS - 1 + random.nextInt(interested.size() - SLOTS + 1);
                    Integer optimistic = interested.remove(lucky);
                    interested.add(SLOTS - 1, optimistic);
                }
            }
            int[] chosen =
                    interested.stream().limit(SLOTS).mapToInt(Integer::intValue).toArray();
            record(node, chosen, seed);
            unchoked[node.number] = chosen;
        }
        pairs.values().forEach(pair -> pair.recent *= 0.5);
    }

    private void record(Node node, int[] chosen, boolean seed) {
        for (int old : unchoked[node.number]) {
            if (Arrays.stream(chosen).noneMatch(other -> other == old)) {
                chokes.add(decimal(time) + "," + node.number + "," + old + ",choked");
            }
        }
        for (int i = 0; i < chosen.length; i++) {
            int kind = seed ? 2 : i == SLOTS - 1 ? 1 : 0;
            pair(node.number, chosen[i]).unchoked[kind] += roundSeconds;
            chokes.add(decimal(time) + "," + node.number + "," + chosen[i] + ","
                    + List.of("regular", "optimistic", "seed").get(kind));
        }
    }

    private void shuffle(List<Integer> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Integer moved = list.set(i, list.get(j));
            list.set(j, moved);
        }
    }

    private void transfer() {
        for (Node node : nodes) {
            int[] targets = unchoked[node.number];
            for (int target : targets) {
                Node to = nodes.get(target);
                if (!wants(node, to)) {
                    continue;
                }
                double bytes = node.up * STEP / targets.length * (0.85 + 0.15 * random.nextDouble());
                Pair pair = pair(node.number, target);
                pair.bytes += bytes;
                pair.recent += bytes;
                pair.towardsPiece += bytes;
                node.uploaded += bytes;
                node.uploadedWhileLeeching += !node.full() ? bytes : 0;
                to.downloaded += bytes;
                to.wasted += random.nextInt(200) == 0 ? bytes : 0;
                groupUp[groups.indexOf(node.group)] += bytes;
                groupDown[groups.indexOf(to.group)] += bytes;
                while (pair.towardsPiece >= pieceBytes && wants(node, to)) {
                    pair.towardsPiece -= pieceBytes;
                    complete(to, rarest(node, to));
                }
            }
        }
    }

    private int rarest(Node from, Node to) {
        int best = nextWanted(from, to, 0);
        for (int i = 0; i < SAMPLED_CANDIDATES; i++) {
            int piece = nextWanted(from, to, random.nextInt(pieces));
            if (piece >= 0 && copies[piece] < copies[best]) {
                best = piece;
            }
        }
        return best;
    }

    private void complete(Node node, int piece) {
        node.held.set(piece);
        copies[piece]++;
        double at = time + STEP * random.nextDouble();
        node.pieceTimes.add(new double[] {piece, at});
        if (node.held.cardinality() == pieces) {
            node.complete = at;
        }
    }

    private void sample(double period) {
        double up = 0;
        double down = 0;
        int[] all = new int[6];
        for (int g = 0; g < groups.size(); g++) {
            int[] counts = counts(groups.get(g));
            samples(groups.get(g).name(), groupUp[g] / period, groupDown[g] / period, counts);
            up += groupUp[g] / period;
            down += groupDown[g] / period;
            Arrays.setAll(all, i -> all[i] + counts[i]);
        }
        samples("all", up, down, all);
        Arrays.fill(groupUp, 0);
        Arrays.fill(groupDown, 0);
        int least = Arrays.stream(copies).min().orElse(0);
        sample("all", "availability_min", least);
        sample("all", "availability_mean", Arrays.stream(copies).average().orElse(0));
        sample("all", "availability_max", Arrays.stream(copies).max().orElse(0));
        sample(
                "all",
                "rarest_pieces",
                Arrays.stream(copies).filter(c -> c == least).count());
        int bins = Math.min(pieces, 256);
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) pieces * bin / bins);
            int to = (int) ((long) pieces * (bin + 1) / bins) - 1;
            double mean = Arrays.stream(copies, from, to + 1).average().orElse(0);
            availability.add(decimal(time) + "," + from + "," + to + "," + decimal(mean));
        }
    }

    private int[] counts(Group group) {
        int[] counts = new int[6];
        for (Node node : nodes) {
            if (!node.group.equals(group) || !present(node)) {
                continue;
            }
            boolean seed = node.full();
            counts[seed ? 1 : 0]++;
            counts[2] += node.complete >= 0 ? 1 : 0;
            int used = (int) Arrays.stream(unchoked[node.number])
                    .filter(to -> wants(node, nodes.get(to)))
                    .count();
            counts[5] += seed ? used : 0;
            counts[4] += !seed && used == SLOTS ? 1 : 0;
            counts[3] += seed ? 0 : Math.min(used, SLOTS - 1);
        }
        return counts;
    }

    private void samples(String group, double up, double down, int[] counts) {
        sample(group, "upload_bytes_per_s", up);
        sample(group, "download_bytes_per_s", down);
        String[] names = {"leechers", "seeds", "completed", "slots_regular", "slots_optimistic", "slots_seed"};
        for (int i = 0; i < names.length; i++) {
            sample(group, names[i], counts[i]);
        }
    }

    private void sample(String group, String metric, double value) {
        samples.add(decimal(time) + "," + RunFolderWriter.quoted(group) + "," + metric + "," + decimal(value));
    }

    static String decimal(double value) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(6, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
