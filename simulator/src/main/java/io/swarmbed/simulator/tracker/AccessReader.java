package io.swarmbed.simulator.tracker;

import io.swarmbed.simulator.scenario.Frequency;
import io.swarmbed.simulator.scenario.QuantityException;
import io.swarmbed.simulator.scenario.yaml.Fields;
import io.swarmbed.simulator.scenario.yaml.Value;
import io.swarmbed.tracker.access.AccessSettings;
import io.swarmbed.tracker.access.RateLimit;
import io.swarmbed.tracker.access.TorrentsFile;
import io.swarmbed.tracker.net.Networks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** Reads who may use a tracker, and for which torrents. */
final class AccessReader {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final String LIMIT_FORM = "{requests: 200/s, burst: 20000} or off";

    AccessSettings read(Fields fields) {
        Value allow = fields.value("allow");
        Value deny = fields.value("deny");
        Optional<Path> allowed = file(allow);
        Optional<Path> denied = file(deny);
        if (allowed.isPresent() && denied.isPresent()) {
            deny.problem("goes against 'allow', which refuses all torrents but its own; remove one of them");
        }
        Optional<TorrentsFile> torrents = allowed.map(path -> new TorrentsFile(TorrentsFile.Rule.ALLOW, path))
                .or(() -> denied.map(path -> new TorrentsFile(TorrentsFile.Rule.DENY, path)));
        Optional<Path> passkeys = file(fields.value("passkeys"));
        Optional<RateLimit> limit = rateLimit(fields.value("rate-limit"));
        fields.done();
        return new AccessSettings(torrents, passkeys, limit);
    }

    private static Optional<Path> file(Value value) {
        return Values.isOff(value) ? Optional.empty() : value.file();
    }

    private static Optional<RateLimit> rateLimit(Value value) {
        if (!value.present() || Values.isOff(value)) {
            return Optional.empty();
        }
        Fields fields = value.fields(LIMIT_FORM);
        Value requests = fields.value("requests");
        Value burst = fields.value("burst");
        Value addresses = fields.value("addresses");
        Networks exempt = Values.networks(fields.value("exempt"), Networks.NONE);
        fields.done();
        if (!requests.present() || !burst.present()) {
            if (value.isMapping()) {
                value.problem("needs both 'requests' and 'burst'; write " + LIMIT_FORM);
            }
            return Optional.empty();
        }
        long perMinute = perMinute(requests);
        int atOnce = (int) burst.whole(1, RateLimit.MAX_BURST, 1);
        int remembered = (int) addresses.whole(1, RateLimit.MAX_ADDRESSES, RateLimit.USUAL_ADDRESSES);
        try {
            return Optional.of(new RateLimit(perMinute, atOnce, remembered, exempt));
        } catch (IllegalArgumentException wrong) {
            burst.problem(wrong.getMessage() + "; write fewer");
            return Optional.empty();
        }
    }

    private static long perMinute(Value value) {
        Optional<String> text = value.scalar(Frequency.EXAMPLE);
        if (text.isEmpty()) {
            return 1;
        }
        try {
            BigDecimal[] parts = Frequency.perHour(text.get()).divideAndRemainder(MINUTES);
            boolean whole = parts[1].signum() == 0;
            if (whole && parts[0].compareTo(BigDecimal.valueOf(RateLimit.MAX_PER_MINUTE)) <= 0) {
                return parts[0].longValueExact();
            }
            value.problem("'" + text.get() + "' is not a whole number of requests a minute, from 1/min to "
                    + RateLimit.MAX_PER_MINUTE / 60 + "/s; write one");
        } catch (QuantityException wrong) {
            value.problem("'" + text.get() + "' " + wrong.getMessage());
        }
        return RateLimit.MAX_PER_MINUTE;
    }
}
