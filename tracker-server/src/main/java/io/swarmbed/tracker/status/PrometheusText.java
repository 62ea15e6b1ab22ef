package io.swarmbed.tracker.status;

import java.math.BigDecimal;

/** Writes metrics in the text format of Prometheus, version 0.0.4. */
final class PrometheusText {
    /** As the {@code Content-Type} header has it. */
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int NANO_DIGITS = 9;

    private final StringBuilder text = new StringBuilder(8192);
    private String name = "";

    /** Begins a metric whose value only grows. */
    PrometheusText counter(String metric, String help) {
        return begin(metric, "counter", help);
    }

    /** Begins a metric whose value goes up and down. */
    PrometheusText gauge(String metric, String help) {
        return begin(metric, "gauge", help);
    }

    /** Begins a metric that counts values in classes. */
    PrometheusText histogram(String metric, String help) {
        return begin(metric, "histogram", help);
    }

    /** A value of the metric; labels are names and values in turn. */
    PrometheusText value(long value, String... labels) {
        return line("", Long.toString(value), labels);
    }

    /** A duration as seconds. */
    PrometheusText seconds(long nanos, String... labels) {
        return line("", decimal(nanos), labels);
    }

    /** A line of a histogram, whose name has this suffix. */
    PrometheusText part(String suffix, String value, String... labels) {
        return line(suffix, value, labels);
    }

    /** Nanoseconds in seconds. */
    static String decimal(long nanos) {
        return nanos == 0
                ? "0"
                : BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private PrometheusText begin(String metric, String type, String help) {
        name = metric;
        text.append("# HELP ").append(name).append(' ');
        escape(help, false);
        text.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    private PrometheusText line(String suffix, String value, String... labels) {
        text.append(name).append(suffix);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escape(labels[i + 1], true);
            text.append('"');
        }
        text.append(labels.length == 0 ? "" : "}").append(' ').append(value).append('\n');
        return this;
    }

    private void escape(String value, boolean quoted) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '"' -> text.append(quoted ? "\\\"" : "\"");
                default -> text.append(c);
            }
        }
    }
}
