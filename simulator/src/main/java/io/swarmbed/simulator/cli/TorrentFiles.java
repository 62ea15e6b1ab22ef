package io.swarmbed.simulator.cli;

import io.swarmbed.engine.meta.FileLayout;
import io.swarmbed.engine.meta.Metainfo;
import io.swarmbed.engine.meta.MetainfoException;
import io.swarmbed.engine.storage.ContentPlace;
import io.swarmbed.engine.storage.SyntheticContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Torrent files and the content that belongs to them. */
final class TorrentFiles {
    private TorrentFiles() {}

    static Metainfo read(Path file) {
        try {
            if (Files.size(file) > Metainfo.MAX_BYTES) {
                throw new UserError(file + ": larger than any torrent file; name the .torrent, not its content");
            }
            return Metainfo.parse(Files.readAllBytes(file));
        } catch (MetainfoException problem) {
            throw new UserError(file + ": not a torrent that can be used: " + problem.getMessage());
        } catch (NoSuchFileException problem) {
            throw new UserError(file + ": there is no such file; 'swarmbed create' makes one");
        } catch (IOException problem) {
            throw new UserError(file + ": cannot be read; check that it is a file, and its permissions");
        }
    }

    /** The formula of a synthetic torrent's content. */
    static SyntheticContent formula(Path file, Metainfo torrent) {
        return SyntheticContent.of(torrent)
                .orElseThrow(() -> new UserError(file + ": not a synthetic torrent; 'swarmbed create --synthetic' makes"
                        + " one, and without --synthetic the content is read from files"));
    }

    /** Where existing content is: the path itself, or below it under the torrent's name. */
    static ContentPlace existing(Path path, FileLayout layout) {
        if (!Files.exists(path)) {
            throw new UserError(path + ": there is no such file or folder; name the torrent's content");
        }
        Path below = path.resolve(layout.name());
        boolean isBelow = layout.isFolder()
                ? Files.isDirectory(below) && !holdsFirstFile(path, layout) && holdsFirstFile(below, layout)
                : Files.isDirectory(path);
        try {
            return isBelow ? ContentPlace.in(path, layout) : ContentPlace.at(path, layout);
        } catch (IOException problem) {
            throw new UserError(path + ": cannot be read; check its permissions");
        }
    }

    private static boolean holdsFirstFile(Path folder, FileLayout layout) {
        return layout.entries().stream()
                .filter(entry -> !entry.padding())
                .findFirst()
                .map(entry -> Files.exists(folder.resolve(entry.path())))
                .orElse(false);
    }
}
