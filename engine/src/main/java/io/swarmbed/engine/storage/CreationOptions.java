package io.swarmbed.engine.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a new torrent shall say beside its content.
 *
 * @param pieceLength bytes, a power of two of at least 16 KiB; chosen by the content's size when empty
 * @param trackerTiers tracker URLs in tiers (BEP 12)
 * @param isPrivate peers shall come from the trackers alone (BEP 27)
 * @param creationDate seconds since 1970; without it the same content and options give the same bytes
 */
public record CreationOptions(
        OptionalInt pieceLength,
        List<List<String>> trackerTiers,
        boolean isPrivate,
        Optional<String> comment,
        OptionalLong creationDate) {
    /** A torrent without trackers or notes, with pieces of automatic length. */
    public static final CreationOptions DEFAULT =
            new CreationOptions(OptionalInt.empty(), List.of(), false, Optional.empty(), OptionalLong.empty());

    public CreationOptions withPieceLength(int bytes) {
        return new CreationOptions(OptionalInt.of(bytes), trackerTiers, isPrivate, comment, creationDate);
    }

    public CreationOptions withTrackerTiers(List<List<String>> tiers) {
        return new CreationOptions(pieceLength, tiers, isPrivate, comment, creationDate);
    }

    /** The same, for a private torrent. */
    public CreationOptions asPrivate() {
        return new CreationOptions(pieceLength, trackerTiers, true, comment, creationDate);
    }

    public CreationOptions withComment(String text) {
        return new CreationOptions(pieceLength, trackerTiers, isPrivate, Optional.of(text), creationDate);
    }

    public CreationOptions withCreationDate(long secondsSince1970) {
        return new CreationOptions(pieceLength, trackerTiers, isPrivate, comment, OptionalLong.of(secondsSince1970));
    }
}
