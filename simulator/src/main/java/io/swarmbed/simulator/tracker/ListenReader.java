package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.yaml.Fields;
import io.swarmbed.simulator.scenario.yaml.Value;
import io.swarmbed.tracker.ListenAddress;
import io.swarmbed.tracker.ListenSettings;
import java.util.List;

/** Reads where a tracker listens: a port, a place such as {@code 127.0.0.1:6969}, a list of either, or off. */
final class ListenReader {
    ListenSettings read(Fields fields) {
        ListenSettings usual = ListenSettings.defaults();
        List<Value> places = List.of(fields.value("udp"), fields.value("http"), fields.value("https"));
        ListenSettings settings = new ListenSettings(
                addresses(places.get(0), usual.udp()),
                addresses(places.get(1), usual.http()),
                addresses(places.get(2), usual.https()));
        fields.done();
        if (settings.udp().isEmpty()
                && settings.http().isEmpty()
                && settings.https().isEmpty()
                && places.stream().noneMatch(ListenReader::namesPlaces)) {
            fields.problem("the tracker would listen nowhere; give 'udp' or 'http' a port such as 6969");
        }
        return settings;
    }

    /** Whether places were written; none that can be used may be among them, which has been told then. */
    private static boolean namesPlaces(Value value) {
        return value.present() && !Values.isOff(value) && !value.items().isEmpty();
    }

    private static List<ListenAddress> addresses(Value value, List<ListenAddress> usual) {
        if (!value.present()) {
            return usual;
        }
        return Values.isOff(value)
                ? List.of()
                : Values.items(value, "a port, or a place such as 127.0.0.1:6969", ListenAddress::parse);
    }
}
