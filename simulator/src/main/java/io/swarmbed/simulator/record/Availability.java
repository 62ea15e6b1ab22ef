package io.swarmbed.simulator.record;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BiConsumer;

/**
 * How many copies there are of each piece among present peers. Peers count on their threads; one other thread calls
 * {@link #sample}.
 */
final class Availability implements AutoCloseable {
    private static final int MAX_BINS = 256;
    /** After so many rows of bins they are written half as often, so that a long run does not grow without end. */
    private static final int ROWS_BEFORE_THINNING = 200;

    private final AtomicIntegerArray copies;
    private final CsvFile file;
    private int samples;
    private int rows;
    private int stride = 1;
    private boolean begun;
    /** c ln c for numbers of copies from 0. */
    private double[] logarithms = {0, 0};

    Availability(Path folder, int pieceCount) {
        this.copies = new AtomicIntegerArray(pieceCount);
        this.file = new CsvFile(folder, "availability.csv", "time_s", "piece_from", "piece_to", "copies_mean");
    }

    int pieceCount() {
        return copies.length();
    }

    /** One copy more of this piece, or less. */
    void add(int piece, int change) {
        copies.getAndAdd(piece, change);
    }

    /** One copy more of every piece, or less. */
    void addAll(int change) {
        for (int piece = 0; piece < copies.length(); piece++) {
            copies.getAndAdd(piece, change);
        }
    }

    /**
     * Writes a row of bins, unless it is left out.
     *
     * @param metrics takes the name and value of each figure that sums up the copies
     */
    void sample(String time, BiConsumer<String, Object> metrics) {
        int pieces = copies.length();
        int min = Integer.MAX_VALUE;
        int max = 0;
        int rarest = 0;
        long sum = 0;
        double logarithmic = 0;
        for (int piece = 0; piece < pieces; piece++) {
            int count = copies.get(piece);
            logarithmic += logarithmic(count);
            rarest = count < min ? 1 : count == min ? rarest + 1 : rarest;
            min = Math.min(min, count);
            max = Math.max(max, count);
            sum += count;
        }
        // Before the first peer has come there is nothing that could be rare.
        begun |= max > 0;
        if (!begun) {
            return;
        }
        metrics.accept("availability_min", min);
        metrics.accept("availability_mean", mean(sum, pieces));
        metrics.accept("availability_max", max);
        metrics.accept("rarest_pieces", rarest);
        if (pieces > 1 && sum > 0) {
            metrics.accept("piece_entropy", entropy(pieces, sum, logarithmic));
        }
        if (samples++ % stride == 0) {
            bins(time, pieces);
            if (++rows % ROWS_BEFORE_THINNING == 0) {
                stride *= 2;
            }
        }
    }

    /** H = -sum q ln q / ln P over the P pieces, q being a piece's share of all copies. */
    private static BigDecimal entropy(int pieces, long copies, double logarithmic) {
        double entropy = (StrictMath.log((double) copies) - logarithmic / copies) / StrictMath.log(pieces);
        return Decimals.ratio(Math.round(entropy * 1e6), 1_000_000);
    }

    private double logarithmic(int count) {
        int known = logarithms.length;
        if (count >= known) {
            logarithms = Arrays.copyOf(logarithms, Math.max(count + 1, 2 * known));
            for (int c = known; c < logarithms.length; c++) {
                logarithms[c] = c * StrictMath.log(c);
            }
        }
        return logarithms[count];
    }

    private void bins(String time, int pieces) {
        int bins = Math.min(pieces, MAX_BINS);
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) bin * pieces / bins);
            int to = (int) ((long) (bin + 1) * pieces / bins);
            long sum = 0;
            for (int piece = from; piece < to; piece++) {
                sum += copies.get(piece);
            }
            file.row(time, from, to - 1, mean(sum, to - from));
        }
    }

    private static String mean(long sum, long count) {
        BigDecimal mean = Decimals.ratio(sum, count);
        return mean.toPlainString();
    }

    @Override
    public void close() {
        file.close();
    }
}
