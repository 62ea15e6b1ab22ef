package io.swarmbed.reports.chart;

import io.swarmbed.reports.comparison.Variant;
import io.swarmbed.reports.stats.Distribution;
import io.swarmbed.reports.table.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;

/** What leechers gave for what they got, against their upload capacity, of every variant. */
final class ShareRatios {
    private static final String SLUG = "share-ratio";
    private static final String HEADING = "Share ratio against capacity";
    private static final int MOST_CLASSES = 12;

    private ShareRatios() {}

    /** Peers of about one capacity: the mean capacity, and the median of their ratios. */
    private record Place(double capacity, double ratio) {}

    static Figure make(Compared compared, Theme theme) {
        VariantLook look = new VariantLook(compared.folder());
        List<Variant> variants = look.shown(VariantLook.MOST_LINES);
        List<List<Place>> places =
                variants.stream().map(variant -> places(compared, variant)).toList();
        double most = places.stream()
                .flatMap(List::stream)
                .mapToDouble(Place::capacity)
                .max()
                .orElse(0);
        long classes = places.stream().mapToLong(List::size).max().orElse(0);
        if (classes < 2) {
            return new Figure.Absent(
                    SLUG,
                    HEADING,
                    classes == 0
                            ? "No leecher with a limited uplink received anything."
                            : "All leechers have uplinks of one capacity.");
        }
        Magnitude rate = Magnitude.rate(most);
        double top = places.stream()
                .flatMap(List::stream)
                .mapToDouble(Place::ratio)
                .max()
                .orElse(1);
        Lines lines = new Lines(theme);
        Legend legend = new Legend(theme);
        for (int i = 0; i < variants.size(); i++) {
            double[] x = places.get(i).stream()
                    .mapToDouble(place -> place.capacity() / rate.size())
                    .toArray();
            double[] y = places.get(i).stream().mapToDouble(Place::ratio).toArray();
            if (x.length > 0) {
                lines.marked(variants.get(i).name(), x, y, look.style(variants.get(i)), 1.8f);
                legend.group(look.name(variants.get(i)), look.style(variants.get(i)), 1.8f);
            }
        }
        NumberAxis domain = theme.axis("upload capacity (" + rate.unit() + ")", 0, most / rate.size() * 1.05);
        XYPlot plot = lines.plot(domain, theme.axis("sent / received while downloading", 0, Math.max(1.1, top * 1.05)));
        ValueMarker even = new ValueMarker(1, theme.of(Tone.AXIS), Palette.stroke(1.2f, 5, 3));
        even.setAlpha(1);
        plot.addRangeMarker(even, Layer.BACKGROUND);
        JFreeChart chart = theme.chart(HEADING, look.subtitle() + "  ·  peers of all seeds", plot);
        theme.legend(chart, legend, RectangleEdge.BOTTOM);
        return new Figure.Drawn(
                SLUG,
                HEADING,
                "Bytes that leechers sent until they completed over bytes they received: the median of the peers of a"
                        + " capacity, or of twelve classes of it. On the dashed line a peer gives as much as it takes; a steep"
                        + " line means that the fast serve the slow."
                        + look.limited(VariantLook.MOST_LINES) + compared.limited(),
                chart,
                Theme.WIDTH,
                Theme.HEIGHT - 60 + legend.extraHeight());
    }

    private static List<Place> places(Compared compared, Variant variant) {
        List<Peer> peers = compared.runs(variant).stream()
                .flatMap(run -> run.leechers().stream())
                .filter(peer -> peer.uploadLimit().isPresent() && peer.downloaded() > 0)
                .sorted(Comparator.comparingDouble(peer -> peer.uploadLimit().orElse(0)))
                .toList();
        SortedMap<Double, List<Peer>> classes = peers.stream()
                .collect(
                        Collectors.groupingBy(peer -> peer.uploadLimit().orElse(0), TreeMap::new, Collectors.toList()));
        List<Place> places = new ArrayList<>();
        if (classes.size() <= MOST_CLASSES) {
            classes.values().forEach(members -> places.add(place(members)));
        } else {
            for (int i = 0; i < MOST_CLASSES; i++) {
                int from = (int) ((long) peers.size() * i / MOST_CLASSES);
                int to = (int) ((long) peers.size() * (i + 1) / MOST_CLASSES);
                places.add(place(peers.subList(from, Math.max(from + 1, to))));
            }
        }
        return places;
    }

    private static Place place(List<Peer> members) {
        return new Place(
                members.stream()
                        .mapToDouble(peer -> peer.uploadLimit().orElse(0))
                        .average()
                        .orElse(0),
                Distribution.of(members.stream().mapToDouble(peer -> peer.uploadedWhileLeeching() / peer.downloaded()))
                        .median()
                        .orElse(0));
    }
}
