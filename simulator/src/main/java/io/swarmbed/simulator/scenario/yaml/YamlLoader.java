package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.simulator.scenario.ScenarioException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * Turns text into nodes. Only what a scenario needs is taken: one document, no aliases, bounded depth and size, so that
 * a hostile file costs no more than its length.
 */
final class YamlLoader {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_CHARS = 8 * 1024 * 1024;

    private final Place origin;
    private final boolean inFile;
    private final DocumentKind kind;
    private final Problems problems;
    private final Iterator<Event> events;

    private YamlLoader(String text, Place origin, boolean inFile, DocumentKind kind, Problems problems) {
        this.origin = origin;
        this.kind = kind;
        this.inFile = inFile;
        this.problems = problems;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARS);
        this.events = new Yaml(options).parse(new StringReader(text)).iterator();
    }

    /** The document of a scenario's file, or empty when it holds none. */
    static Optional<YamlNode> file(String text, String name, Path folder, Problems problems) throws ScenarioException {
        return file(text, new Place(name, 1, 1, folder), DocumentKind.SCENARIO, problems);
    }

    /** The document of a file of this kind, or empty when it holds none. */
    static Optional<YamlNode> file(String text, Place start, DocumentKind kind, Problems problems)
            throws ScenarioException {
        return new YamlLoader(text, start, true, kind, problems).document();
    }

    /** The value of an override; its places are all that of the override. */
    static Optional<YamlNode> override(String text, Place place, Problems problems) throws ScenarioException {
        return new YamlLoader(text, place, false, DocumentKind.SCENARIO, problems).document();
    }

    private Optional<YamlNode> document() throws ScenarioException {
        try {
            events.next();
            if (events.next() instanceof StreamEndEvent) {
                return Optional.empty();
            }
            YamlNode root = node(events.next(), 1);
            Event next = events.next();
            if (next instanceof DocumentEndEvent) {
                next = events.next();
            }
            if (!(next instanceof StreamEndEvent)) {
                throw problems.fatal(place(next), "a second document starts here; " + kind.noun() + " is one document");
            }
            return Optional.of(root);
        } catch (MarkedYAMLException error) {
            throw problems.fatal(
                    error.getProblemMark() == null ? origin : place(error.getProblemMark()),
                    "not valid YAML: " + oneLine(error.getProblem())
                            + "; check the indentation and the space after each ':' and '-'");
        } catch (YAMLException error) {
            throw problems.fatal(origin, "not valid YAML: " + oneLine(String.valueOf(error.getMessage())));
        }
    }

    private YamlNode node(Event event, int depth) throws ScenarioException {
        if (depth > MAX_DEPTH) {
            throw problems.fatal(
                    place(event), "nested more than " + MAX_DEPTH + " deep; " + kind.none() + " needs that");
        }
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode.Scalar(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, place(scalar));
        }
        if (event instanceof SequenceStartEvent) {
            return sequence(event, depth);
        }
        if (event instanceof MappingStartEvent) {
            return mapping(event, depth);
        }
        if (event instanceof AliasEvent alias) {
            throw problems.fatal(
                    place(alias), "the alias '*" + alias.getAnchor() + "' is not supported; " + kind.sharing());
        }
        throw problems.fatal(place(event), "not valid YAML here; expected a value");
    }

    private YamlNode.Sequence sequence(Event start, int depth) throws ScenarioException {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Sequence(items, place(start));
    }

    private YamlNode.Mapping mapping(Event start, int depth) throws ScenarioException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof YamlNode.Scalar name)) {
                problems.add(key.place(), "a key must be a word, not a list or a mapping; quote it or remove it");
                continue;
            }
            YamlNode.Entry first =
                    entries.putIfAbsent(name.text(), new YamlNode.Entry(name.text(), key.place(), value));
            if (first != null) {
                String where = inFile ? " in line " + first.keyPlace().line() : "";
                problems.add(key.place(), name.text(), "was given before" + where + "; keep one of them");
            }
        }
        return new YamlNode.Mapping(List.copyOf(entries.values()), place(start));
    }

    private Place place(Event event) {
        return place(event.getStartMark());
    }

    private Place place(Mark mark) {
        return inFile ? new Place(origin.source(), mark.getLine() + 1, mark.getColumn() + 1, origin.folder()) : origin;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
