package io.swarmbed.simulator.scenario.yaml;

import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.simulator.scenario.Content;
import io.swarmbed.simulator.scenario.Dimension;
import io.swarmbed.simulator.scenario.Distribution;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads what the swarm distributes: {@code {size, piece, seed}} or {@code {path, piece}}. */
final class ContentReader {
    private static final long DEFAULT_BYTES = 16L << 20;
    private static final int DEFAULT_PIECE = 256 << 10;

    Content read(Fields fields) {
        int piece = piece(fields.value("piece"));
        Value path = fields.value("path");
        Value size = fields.value("size");
        Value seed = fields.value("seed");
        fields.done();
        if (path.present()) {
            String clash = "goes with content from a formula, not with 'path'; remove one of them";
            if (size.present()) {
                size.problem(clash);
            }
            if (seed.present()) {
                seed.problem(clash);
            }
            return new Content.Files(existing(path), piece);
        }
        long bytes = size.quantity(Dimension.SIZE, 1, Distribution.MAX_VALUE, DEFAULT_BYTES);
        if (bytes / piece >= PieceGeometry.MAX_PIECES) {
            size.problem("makes more than " + PieceGeometry.MAX_PIECES + " pieces; choose a larger 'piece'");
        }
        return new Content.Synthetic(bytes, piece, seed.whole(0, RootReader.MAX_SEED, 1));
    }

    private static int piece(Value value) {
        long bytes = value.quantity(Dimension.SIZE, Content.MIN_PIECE_BYTES, Content.MAX_PIECE_BYTES, DEFAULT_PIECE);
        if (Long.bitCount(bytes) != 1) {
            String smaller = Dimension.SIZE.format(Long.highestOneBit(bytes));
            value.problem("is not a power of two; the next smaller is '" + smaller + "'");
            return DEFAULT_PIECE;
        }
        return (int) bytes;
    }

    private static Path existing(Value value) {
        Path folder = value.place().folder();
        String text = value.scalar("the path of a file or folder").orElse(".");
        try {
            Path path = folder.resolve(text).normalize();
            if (!Files.isReadable(path)) {
                value.problem("there is no readable file or folder '" + path
                        + "'; paths start from the folder of the scenario");
            }
            return path;
        } catch (InvalidPathException error) {
            value.problem("'" + text + "' is not a path; write one");
            return folder;
        }
    }
}
