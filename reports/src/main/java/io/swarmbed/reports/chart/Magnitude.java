package io.swarmbed.reports.chart;

/**
 * A unit that suits the size of the numbers shown.
 *
 * @param unit its symbol
 * @param size how many base units it is
 */
record Magnitude(String unit, double size) {
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};

    /** For amounts up to this many bytes; units of 1000. */
    static Magnitude bytes(double most) {
        return decimal(most, "B");
    }

    /** For rates up to this many bytes per second; units of 1000. */
    static Magnitude rate(double most) {
        return decimal(most, "B/s");
    }

    /** For times up to this many seconds. */
    static Magnitude time(double most) {
        if (most >= 3 * 3600) {
            return new Magnitude("h", 3600);
        }
        return most >= 600 ? new Magnitude("min", 60) : new Magnitude("s", 1);
    }

    String format(double value) {
        return Numbers.plain(value / size) + " " + unit;
    }

    double[] scale(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] / size;
        }
        return scaled;
    }

    private static Magnitude decimal(double most, String unit) {
        int prefix = 0;
        double size = 1;
        while (most / size >= 1000 && prefix < PREFIXES.length - 1) {
            size *= 1000;
            prefix++;
        }
        return new Magnitude(PREFIXES[prefix] + unit, size);
    }
}
