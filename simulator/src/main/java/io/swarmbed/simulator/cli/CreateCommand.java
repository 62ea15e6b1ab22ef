package io.swarmbed.simulator.cli;

import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.storage.CreationException;
import io.swarmbed.engine.storage.CreationOptions;
import io.swarmbed.engine.storage.Progress;
import io.swarmbed.engine.storage.SyntheticContent;
import io.swarmbed.engine.storage.TorrentCreator;
import io.swarmbed.engine.tracker.TrackerUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a torrent file. */
@Command(
        name = "create",
        description = {
            "Make a torrent of a file, of a folder with all below it, or of content from a formula.",
            "The same content and options give the same bytes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  swarmbed create some-folder -t udp://127.0.0.1:6969/announce -o x.torrent",
            "  swarmbed create film.mkv -t http://a.example/announce,http://b.example/announce -t udp://c.example:6969",
            "  swarmbed create --synthetic '64 MiB' --seed 7 -o x.torrent"
        })
final class CreateCommand extends BaseCommand {
    @Parameters(arity = "0..1", paramLabel = "PATH", description = "The file or folder to share.")
    private @Nullable Path path;

    @Option(
            names = {"-t", "--tracker"},
            paramLabel = "URL[,URL]",
            description = "An announce URL. Every -t is a tier of its own (BEP 12); URLs of one tier are separated by"
                    + " commas.")
    private final List<String> trackers = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The torrent file to write; the content's name with .torrent if not given.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace the torrent file if there is one already.")
    private boolean force;

    @Option(
            names = "--piece",
            paramLabel = "SIZE",
            converter = QuantityOption.Size.class,
            description = "Length of pieces, a power of two from 16 KiB; chosen by the content's size if not given.")
    private @Nullable Long piece;

    @Option(names = "--private", description = "Peers may come from the trackers alone (BEP 27).")
    private boolean isPrivate;

    @Option(names = "--comment", paramLabel = "TEXT", description = "A note for people.")
    private @Nullable String comment;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            converter = CreationDate.class,
            description = "When it was made: 2026-11-21, 2026-11-21T10:00:00Z, or now. Left out if not given.")
    private @Nullable Long date;

    @Option(
            names = "--synthetic",
            paramLabel = "SIZE",
            converter = QuantityOption.Size.class,
            description = "Share content of this size that is made from a formula, in place of PATH.")
    private @Nullable Long synthetic;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of synthetic content; 1 if not given.")
    private long seed = 1;

    @Option(names = "--write", paramLabel = "DIR", description = "Write the synthetic content to a file there, too.")
    private @Nullable Path write;

    @Override
    public Integer call() {
        if ((path == null) == (synthetic == null)) {
            throw new UserError("name either a file or folder to share, or --synthetic SIZE");
        }
        if (write != null && synthetic == null) {
            throw new UserError("--write is for synthetic content; add --synthetic SIZE");
        }
        CreationOptions options = options();
        if (output != null) {
            requireFree(output);
        }
        StatusLine line = new StatusLine(err(), quiet());
        Metainfo torrent = torrent(options, line);
        Path target = output == null ? Path.of(torrent.name() + ".torrent") : output;
        requireFree(target);
        save(target, torrent.encoded());
        report(target, torrent);
        return Swarmbed.DONE;
    }

    private Metainfo torrent(CreationOptions options, StatusLine line) {
        Progress hashing = (done, total) -> line.show("hashing " + bar(done, total));
        try {
            if (synthetic == null || path != null) {
                return TorrentCreator.create(Optional.ofNullable(path).orElseThrow(), options, hashing);
            }
            if (synthetic < 1) {
                throw new UserError("--synthetic: content has at least one byte");
            }
            SyntheticContent content = new SyntheticContent(synthetic, seed);
            Metainfo torrent = TorrentCreator.synthetic(content, options, hashing);
            if (write != null) {
                line.clear();
                Path file = content.write(folder(write), (done, total) -> line.show("writing " + bar(done, total)));
                line.clear();
                say("wrote " + file);
            }
            return torrent;
        } catch (CreationException problem) {
            throw new UserError(String.valueOf(problem.getMessage()));
        } finally {
            line.clear();
        }
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException problem) {
            throw new UserError(folder + ": cannot be made; name a folder, and check the permissions");
        }
    }

    private static String bar(long done, long total) {
        int width = 30;
        int filled = total == 0 ? width : (int) (done * width / total);
        return "[" + "#".repeat(filled) + "-".repeat(width - filled) + "] " + Quantities.share(done, total) + " of "
                + Quantities.bytes(total);
    }

    private CreationOptions options() {
        List<List<String>> tiers = new ArrayList<>();
        for (String tier : trackers) {
            List<String> urls = List.of(tier.split(",", -1));
            for (String url : urls) {
                requireTracker(url);
            }
            tiers.add(urls);
        }
        if (piece != null && piece > Integer.MAX_VALUE) {
            throw new UserError("--piece: a piece has at most 256 MiB");
        }
        return new CreationOptions(
                piece == null ? OptionalInt.empty() : OptionalInt.of(piece.intValue()),
                tiers,
                isPrivate,
                Optional.ofNullable(comment),
                date == null ? OptionalLong.empty() : OptionalLong.of(date));
    }

    private static void requireTracker(String url) {
        try {
            TrackerUrl.parse(url);
        } catch (IllegalArgumentException problem) {
            throw new UserError(
                    "-t " + url + ": " + problem.getMessage() + "; write it like" + " udp://127.0.0.1:6969/announce");
        }
    }

    private void requireFree(Path target) {
        if (Files.exists(target) && !force) {
            throw new UserError(target + ": exists already; choose another -o, or --force to replace it");
        }
    }

    private static void save(Path target, byte[] bytes) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            Path draft = Files.createTempFile(folder, ".swarmbed", ".torrent");
            try {
                Files.write(draft, bytes);
                draft.toFile().setReadable(true, false);
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException problem) {
            throw new UserError(target + ": cannot be written; check that its folder exists, and the permissions");
        }
    }

    private void report(Path target, Metainfo torrent) {
        say(target + ": " + torrent.name() + ", "
                + Quantities.bytes(torrent.layout().totalLength()) + " in "
                + Quantities.count(torrent.geometry().pieceCount(), "piece") + ", info-hash " + torrent.infoHash());
        if (json()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("file", target.toString());
            result.putAll(TorrentFacts.of(torrent));
            printJson(result);
        }
    }
}
