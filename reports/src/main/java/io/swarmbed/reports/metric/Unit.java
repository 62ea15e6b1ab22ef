package io.swarmbed.reports.metric;

/** The unit in which a metric is given. */
public enum Unit {
    SECONDS("s"),
    BYTES_PER_SECOND("B/s"),
    /** A number without unit: a share, a ratio, or copies of the content. */
    NUMBER("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** Empty for a number without unit. */
    public String symbol() {
        return symbol;
    }
}
