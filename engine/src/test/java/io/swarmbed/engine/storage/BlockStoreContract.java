package io.swarmbed.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmbed.engine.env.BlockStore;
import io.swarmbed.engine.meta.PieceGeometry;
import io.swarmbed.engine.meta.PieceSet;
import io.swarmbed.engine.random.RandomStream;
import io.swarmbed.engine.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every block store promises. A subclass says how to make one, how to make blocks, and how time passes. */
public abstract class BlockStoreContract {
    private static final long SEED = 0x5EED;

    protected final Heard heard = new Heard();

    /** The cut of the content; it should have a short last piece with a short last block. */
    protected abstract PieceGeometry geometry();

    /** An empty store, not opened. */
    protected abstract BlockStore emptyStore();

    /** A block of the content, or one with something wrong in it. */
    protected abstract Payload block(int piece, int begin, int length, boolean intact);

    /** Whether this is what the content has there. */
    protected abstract boolean isContent(Payload block, int piece, int begin);

    /** Lets answers come: at least one, unless there is nothing under way. @return false when none came in time */
    protected abstract boolean waitForAnswer();

    /** Waits until the closed store has finished what it was asked for. */
    protected abstract void awaitClosed(BlockStore store);

    /** Payloads made by {@link #block} that nobody has released. */
    protected abstract int unreleased();

    /** Remembers what a store answered. */
    protected static final class Heard implements BlockStore.Listener {
        public Optional<PieceSet> opened = Optional.empty();
        public final Map<Integer, Boolean> verdicts = new TreeMap<>();
        public final List<Read> reads = new ArrayList<>();
        public final List<String> failures = new ArrayList<>();
        public int drained;

        /** An answered read. */
        public record Read(int connection, int piece, int begin, Payload block) {}

        @Override
        public void opened(PieceSet verified) {
            assertThat(opened).isEmpty();
            opened = Optional.of(verified);
        }

        @Override
        public void read(int connection, int piece, int begin, Payload block) {
            reads.add(new Read(connection, piece, begin, block));
        }

        @Override
        public void verified(int piece, boolean intact) {
            assertThat(verdicts).doesNotContainKey(piece);
            verdicts.put(piece, intact);
        }

        @Override
        public void drained() {
            drained++;
        }

        @Override
        public void failed(String reason) {
            failures.add(reason);
        }
    }

    /** A block's place. */
    protected record Place(int piece, int begin, int length) {}

    protected final BlockStore opened() {
        BlockStore store = emptyStore();
        store.open(heard);
        while (heard.opened.isEmpty() && heard.failures.isEmpty()) {
            assertThat(waitForAnswer()).isTrue();
        }
        return store;
    }

    protected final List<Place> places(int piece) {
        List<Place> places = new ArrayList<>();
        for (int block = 0; block < geometry().blockCount(piece); block++) {
            places.add(new Place(
                    piece, block * PieceGeometry.BLOCK_LENGTH, geometry().blockLength(piece, block)));
        }
        return places;
    }

    protected final List<Place> allPlaces() {
        List<Place> places = new ArrayList<>();
        for (int piece = 0; piece < geometry().pieceCount(); piece++) {
            places.addAll(places(piece));
        }
        return places;
    }

    protected static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> shuffled = new ArrayList<>(list);
        RandomStream random = new RandomStream(seed);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            java.util.Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    protected final void write(BlockStore store, Place place, boolean intact) {
        int drained = heard.drained;
        boolean more = store.write(place.piece, place.begin, block(place.piece, place.begin, place.length, intact));
        while (!more && heard.drained == drained) {
            assertThat(waitForAnswer()).as("drained").isTrue();
        }
    }

    protected final boolean verdict(BlockStore store, int piece) {
        heard.verdicts.remove(piece);
        store.verify(piece);
        while (!heard.verdicts.containsKey(piece)) {
            assertThat(waitForAnswer()).as("verdict on piece " + piece).isTrue();
        }
        return heard.verdicts.get(piece);
    }

    protected final void fill(BlockStore store) {
        shuffled(allPlaces(), SEED).forEach(place -> write(store, place, true));
        for (int piece = 0; piece < geometry().pieceCount(); piece++) {
            assertThat(verdict(store, piece)).as("piece " + piece).isTrue();
        }
    }

    protected final void close(BlockStore store) {
        store.close();
        awaitClosed(store);
        assertThat(unreleased()).as("unreleased payloads").isZero();
    }

    /** Reads these blocks and compares them. */
    protected final void readBack(BlockStore store, List<Place> places) {
        for (Place place : places) {
            store.read(7, place.piece, place.begin, place.length);
        }
        while (heard.reads.size() < places.size()) {
            assertThat(waitForAnswer()).as("reads").isTrue();
        }
        List<Place> answered = new ArrayList<>();
        for (Heard.Read read : heard.reads) {
            assertThat(read.connection).isEqualTo(7);
            assertThat(isContent(read.block, read.piece, read.begin))
                    .as("content of " + read)
                    .isTrue();
            answered.add(new Place(read.piece, read.begin, read.block.length()));
            read.block.release();
        }
        heard.reads.clear();
        assertThat(answered).containsExactlyInAnyOrderElementsOf(places);
    }

    @Test
    void an_empty_store_opens_without_a_piece() {
        BlockStore store = opened();
        assertThat(heard.opened.orElseThrow()).isEqualTo(new PieceSet(geometry().pieceCount()));
        close(store);
    }

    @Test
    void blocks_written_in_random_order_make_intact_pieces_that_read_back_equal() {
        BlockStore store = opened();
        fill(store);
        readBack(store, allPlaces());
        readBack(store, shuffled(allPlaces(), SEED + 1));
        close(store);
        assertThat(heard.failures).isEmpty();
    }

    @Test
    void a_piece_is_verified_while_the_blocks_of_others_still_come() {
        BlockStore store = opened();
        for (int piece = 0; piece < geometry().pieceCount(); piece++) {
            places(piece).forEach(place -> write(store, place, true));
            store.verify(piece);
        }
        while (heard.verdicts.size() < geometry().pieceCount()) {
            assertThat(waitForAnswer()).isTrue();
        }
        assertThat(heard.verdicts.values()).containsOnly(true);
        close(store);
    }

    @Test
    void a_corrupt_block_fails_its_piece_alone_and_the_piece_is_forgotten() {
        BlockStore store = opened();
        Place bad = places(1).get(1);
        for (int piece = 0; piece < 2; piece++) {
            for (Place place : shuffled(places(piece), SEED)) {
                write(store, place, !place.equals(bad));
            }
        }
        assertThat(verdict(store, 0)).isTrue();
        assertThat(verdict(store, 1)).isFalse();

        write(store, bad, true);
        assertThat(verdict(store, 1)).as("all blocks have to come again").isFalse();

        places(1).forEach(place -> write(store, place, true));
        assertThat(verdict(store, 1)).isTrue();
        readBack(store, places(1));
        close(store);
    }

    @Test
    void a_block_may_be_written_again_and_the_last_one_counts() {
        for (Place twice : places(0)) {
            Heard first = heard;
            first.opened = Optional.empty();
            BlockStore store = opened();
            places(0).forEach(place -> write(store, place, !place.equals(twice)));
            write(store, twice, true);
            assertThat(verdict(store, 0)).as("mended " + twice).isTrue();

            places(1).forEach(place -> write(store, place, true));
            write(store, new Place(1, twice.begin, twice.length), false);
            assertThat(verdict(store, 1)).as("spoilt " + twice).isFalse();
            close(store);
        }
    }

    @Test
    void a_piece_without_one_of_its_blocks_is_not_intact() {
        BlockStore store = opened();
        assertThat(verdict(store, 0)).isFalse();
        List<Place> places = places(0);
        places.subList(1, places.size()).forEach(place -> write(store, place, true));
        assertThat(verdict(store, 0)).isFalse();
        close(store);
    }

    @Test
    void closing_with_work_under_way_releases_every_payload() {
        BlockStore store = opened();
        places(0).forEach(place -> write(store, place, true));
        assertThat(verdict(store, 0)).isTrue();
        shuffled(allPlaces(), SEED).stream()
                .filter(place -> place.piece > 0)
                .forEach(place ->
                        store.write(place.piece, place.begin, block(place.piece, place.begin, place.length, true)));
        store.verify(1);
        places(0).forEach(place -> store.read(3, place.piece, place.begin, place.length));
        close(store);
        heard.reads.forEach(read -> read.block.release());
        store.write(2, 0, block(2, 0, PieceGeometry.BLOCK_LENGTH, true));
        assertThat(unreleased()).isZero();
    }
}
