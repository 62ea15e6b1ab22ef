package io.swarmbed.engine.virtual;

import java.util.Arrays;

/**
 * Weighted max-min fair rates of flows that each cross two links and may have a cap of their own, by progressive filling:
 * the most contended link gives its flows their shares, which are final, and so on with what is left. The result depends
 * on the numbers and the order of the flows alone. Its arrays are kept from one computation to the next.
 */
final class MaxMinShares {
    /** How far above its place in the order a link may have risen and still be taken in its turn. */
    private static final double ROUNDING = 1 + 1e-9;

    private final LevelHeap heap = new LevelHeap();
    private int[] first = {};
    private int[] second = {};
    private double[] weight = {};
    private double[] rate = {};
    private boolean[] fixed = {};
    private int[] members = {};
    // By link; a link that no flow crosses has 0 flows.
    private double[] left = {};
    private double[] weights = {};
    private int[] flowsLeft = {};
    private int[] begin = {};
    private int[] end = {};
    private int[] links = {};
    private int linkCount;

    /**
     * Computes the rates.
     *
     * @param flows how many flows there are; the next five arrays have an entry for each
     * @param firstLink a link that the flow crosses
     * @param secondLink another one
     * @param weights positive
     * @param caps positive; infinite for none
     * @param rates takes the results; infinite for a flow that nothing limits
     * @param capacity by link; infinite for a link without a limit
     */
    void compute(
            int flows,
            int[] firstLink,
            int[] secondLink,
            double[] weights,
            double[] caps,
            double[] rates,
            double[] capacity) {
        first = firstLink;
        second = secondLink;
        weight = weights;
        rate = rates;
        reserve(flows, capacity.length);
        Arrays.fill(fixed, 0, flows, false);
        Arrays.fill(rates, 0, flows, Double.POSITIVE_INFINITY);
        gather(flows, capacity);
        order(flows, caps, capacity.length);
        while (!heap.isEmpty()) {
            double level = heap.leastLevel();
            int id = heap.poll();
            if (id < capacity.length) {
                fill(id, level);
            } else {
                fix(id - capacity.length, caps[id - capacity.length]);
            }
        }
        for (int i = 0; i < linkCount; i++) {
            flowsLeft[links[i]] = 0;
        }
    }

    private void reserve(int flows, int linksAtMost) {
        if (fixed.length < flows) {
            fixed = new boolean[2 * flows];
            members = new int[4 * flows];
        }
        if (left.length < linksAtMost) {
            left = new double[linksAtMost];
            weights = new double[linksAtMost];
            flowsLeft = new int[linksAtMost];
            begin = new int[linksAtMost];
            end = new int[linksAtMost];
            links = new int[linksAtMost];
        }
    }

    /** Finds which flows cross each link. */
    private void gather(int flows, double[] capacity) {
        linkCount = 0;
        for (int flow = 0; flow < flows; flow++) {
            count(first[flow], weight[flow], capacity);
            count(second[flow], weight[flow], capacity);
        }
        int place = 0;
        for (int i = 0; i < linkCount; i++) {
            int link = links[i];
            begin[link] = place;
            end[link] = place;
            place += flowsLeft[link];
        }
        for (int flow = 0; flow < flows; flow++) {
            members[end[first[flow]]++] = flow;
            members[end[second[flow]]++] = flow;
        }
    }

    private void count(int link, double flowWeight, double[] capacity) {
        if (flowsLeft[link]++ == 0) {
            links[linkCount++] = link;
            left[link] = capacity[link];
            weights[link] = 0;
        }
        weights[link] += flowWeight;
    }

    private void order(int flows, double[] caps, int capFrom) {
        heap.clear();
        for (int i = 0; i < linkCount; i++) {
            int link = links[i];
            if (left[link] != Double.POSITIVE_INFINITY) {
                heap.add(left[link] / weights[link], link);
            }
        }
        for (int flow = 0; flow < flows; flow++) {
            if (caps[flow] != Double.POSITIVE_INFINITY) {
                heap.add(caps[flow] / weight[flow], capFrom + flow);
            }
        }
    }

    /** The link may be the most contended one; its flows that others have limited more leave it more for the rest. */
    private void fill(int link, double level) {
        if (flowsLeft[link] == 0) {
            return;
        }
        double now = Math.max(0, left[link]) / weights[link];
        if (now > level * ROUNDING) {
            heap.add(now, link);
            return;
        }
        for (int i = begin[link]; i < end[link]; i++) {
            int flow = members[i];
            fix(flow, now * weight[flow]);
        }
    }

    private void fix(int flow, double value) {
        if (!fixed[flow]) {
            fixed[flow] = true;
            rate[flow] = value;
            take(first[flow], value, weight[flow]);
            take(second[flow], value, weight[flow]);
        }
    }

    private void take(int link, double value, double flowWeight) {
        left[link] -= value;
        weights[link] -= flowWeight;
        flowsLeft[link]--;
    }
}
