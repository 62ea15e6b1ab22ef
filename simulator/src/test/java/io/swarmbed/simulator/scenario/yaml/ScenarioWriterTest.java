package io.swarmbed.simulator.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.policy.Policies;
import io.swarmbed.simulator.scenario.Scenario;
import io.swarmbed.simulator.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioWriterTest {
    @TempDir
    Path folder;

    private void readsBack(String text) throws ScenarioException {
        ScenarioReader reader = new ScenarioReader(Policies.builtIn());
        Scenario scenario = reader.read(text, "swarm.yaml", folder, List.of());
        String written = ScenarioWriter.write(scenario);
        assertThat(reader.read(written, "scenario.yaml", Path.of("/"), List.of()))
                .as(written)
                .isEqualTo(scenario);
        assertThat(ScenarioWriter.write(reader.read(written, "scenario.yaml", Path.of("/"), List.of())))
                .isEqualTo(written);
    }

    @Test
    void the_defaults_read_back() throws ScenarioException {
        readsBack("peers: [{complete: on}, {}]");
    }

    @Test
    void everything_reads_back() throws ScenarioException, IOException {
        Files.writeString(folder.resolve("up.csv"), "up,at\n20,1\n30 kB/s,2\n1 kB/s,3\n");
        Files.writeString(folder.resolve("peers.csv"), "at,left\n1,5\n2,\n4,9 min\n");
        readsBack("""
                name: 'on: # "everything"'
                description: |
                  Two lines:
                  - with signs
                seed: 99
                world: virtual
                content: {size: 1234567 B, piece: 16 KiB, seed: 5}
                stop: {when: {complete: [b, c]}, after: 90 s}
                tracker: {protocol: http, interval: 7 s, num-want: 3, latency: 20 ms, loss: 5 %}
                network: {model: maxmin, overhead: tcp-ip, max-segment: 1400 B, regions: {eu: {eu: 8 ms, us: 45 ms}, us: {us: 1 ms, eu: 50 ms}}}
                faults:
                  - {at: 60 s, tracker: down, for: 30 s}
                  - {at: 70 s, tracker: slow, by: 5 s, for: 1 min}
                  - {at: 80 s, tracker: lossy, loss: 12.5 %}
                  - {at: 90 s, tracker: forgetful}
                  - {tracker: biased}
                  - {tracker: lying, seeds: 1000}
                  - {tracker: lying, leechers: 0, for: 1 s}
                  - {tracker: lying, counts: 1000 %}
                  - {at: 5 s, partition: [[a, b], c]}
                  - {crash: b, share: 30 %}
                  - {at: 1 s, link: c, down: 9 kB/s, for: 1 min}
                record: {every: 250 ms}
                defaults: {choking: {round: 2 s, optimistic-every: 5}, verify: off, region: eu}
                peers:
                  - name: a
                    complete: yes
                    count: 3
                    up: {exponential: {mean: 5 kB/s}}
                    down: unlimited
                    latency: 10..60 ms
                    loss: 0.5 %
                    leave: {after: {weibull: {shape: 0.6, scale: 200 min}}}
                    slots: 7
                    store: memory
                  - name: b
                    count: 3
                    up: {csv: up.csv, column: up, unit: kB/s}
                    down: {classes: [{weight: 2, value: 20 kB/s}, {value: 1..2 MB/s}]}
                    arrive: {csv: up.csv, column: at, unit: s}
                    leave: at-completion
                    abort: {after: {exponential: {mean: 1 h}}}
                    playback: {rate: 400 kbit/s, start: 2500 ms}
                    picker: {name: rarest-first, random-first: 8}
                    choker: free-rider
                    connections: {min: 0, target: 3, max: 4}
                    extensions: {fast: off, extended: off, redundant-haves: off}
                    request-queue: 64
                    corrupt: 2 %
                    disk: {read: 3 ms, hash: 400 MB/s}
                  - {name: c, reachable: off, link: bharambe-heterogeneous, arrive: {poisson: 0.7/min, from: 3 s}, leave: {after-complete: 3 us}}
                  - {name: d, reachable: 60 %, region: {classes: [{weight: 3, value: eu}, {value: us}]}, arrive: {spread: 7 s}, up: {lognormal: {median: 50 kB/s, sigma: 1.37}}}
                  - {name: e, arrive: {at: 5 s}, up: {values: [unlimited, 3 B/s]}}
                  - {name: f, link: lognormal, leave: {after: {session: archive-t7-05}}}
                  - {name: g, trace: {csv: peers.csv, leave: left, unit: s}}
                compare:
                  vary:
                    b.picker: [random, {name: rarest-first, random-first: 8}, "sequential"]
                    e.up: [unlimited, {values: [3 B/s, "4 B/s"]}, 1..2 kB/s]
                    b.verify: ["on", off]
                    world: [virtual, loopback]
                  seeds: 3..5
                expect:
                  - {claim: 'Busy: "all"', metric: uplink-utilisation, group: [b, c], is: '>= 0.90', over: min}
                  - {metric: completion-time, across: p90, is: '< 1.5 min', variant: {b.picker: random}}
                  - {metric: download-rate, is: 20..30 kB/s, variant: {e.up: [unlimited, {values: [3 B/s, 4 B/s]}]}}
                  - {metric: share-ratio, order: [{group: b}, {group: c}], is: decreasing}
                  - metric: efficiency
                    ratio: [{variant: {b.picker: random}}, {variant: {b.picker: sequential}}]
                    is: 0.95 +- 5 %
                  - {metric: completion-time, spread: [{group: b}, {group: c}, {group: d}], is: '<= 1.15'}
                  - {agree: world, within: 12.5 %, group: b, variant: {b.verify: off}}
                """);
    }

    @Test
    void real_content_reads_back_from_another_folder() throws ScenarioException, IOException {
        Files.writeString(folder.resolve("a book.txt"), "text");
        readsBack("content: {path: a book.txt}\npeers: [{complete: on}, {count: 2}]");
    }
}
