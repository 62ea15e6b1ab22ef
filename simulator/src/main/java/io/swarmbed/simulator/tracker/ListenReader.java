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
        ListenSettings settings = new ListenSettings(
                addresses(fields.value("udp"), usual.udp()),
                addresses(fields.value("http"), usual.http()),
                addresses(fields.value("https"), usual.https()));
        fields.done();
        if (settings.udp().isEmpty()
                && settings.http().isEmpty()
                && settings.https().isEmpty()) {
            fields.problem("the tracker would listen nowhere; give 'udp' or 'http' a port such as 6969");
        }
        return settings;
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
