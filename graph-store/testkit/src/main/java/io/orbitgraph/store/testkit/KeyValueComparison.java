package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Keys;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does the same random operations to a store and to the oracle and compares every answer.
final class KeyValueComparison {
    private static final List<Space> SPACES = List.of(Space.values());

    private final Seeded seeded;
    private final KeyValueStore oracle = new InMemoryKeyValueStore();

    KeyValueComparison(Seeded seeded) {
        this.seeded = seeded;
    }

    /// Closes `store` and opens it again now and then; the last one is closed at the end.
    void run(KeyValueStore store, Function<Path, KeyValueStore> open, Path directory, int steps) {
        KeyValueStore present = store;
        for (int step = 0; step < steps; step++) {
            String place = "seed=" + seeded.seed() + " step=" + step;
            switch (seeded.below(10)) {
                case 0, 1, 2, 3 -> commit(present, place);
                case 4, 5 -> getAll(present, place);
                case 6, 7, 8 -> scan(present, place);
                default -> {
                    if (seeded.oneIn(steps / 30 + 1)) {
                        present.close();
                        present = open.apply(directory);
                    }
                }
            }
        }
        present.close();
    }

    private void commit(KeyValueStore store, String place) {
        WriteBatch batch = new WriteBatch();
        for (int i = seeded.below(6); i >= 0; i--) {
            Space space = seeded.pick(SPACES);
            switch (seeded.below(10)) {
                case 0 -> batch.delete(space, seeded.key());
                case 1 -> {
                    byte[] a = seeded.key();
                    byte[] b = seeded.key();
                    boolean ordered = Keys.compare(a, b) <= 0;
                    // Short ranges mostly, or the store would stay empty.
                    if (seeded.oneIn(4)) {
                        batch.deleteRange(space, ordered ? a : b, ordered ? b : a);
                    }
                }
                case 2 -> batch.add(Space.META, counterKey(), seeded.random().nextLong());
                case 3 -> {
                    byte[] key = seeded.key();
                    batch.expect(space, key, seeded.oneIn(3) ? seeded.bytes(0, 2) : oracle.get(space, key));
                }
                default -> batch.put(space, seeded.key(), seeded.bytes(0, seeded.oneIn(50) ? 20_000 : 30));
            }
        }
        var result = store.commit(batch, Durability.OS);
        assertThat(result.getClass())
                .as(place)
                .isEqualTo(oracle.commit(batch, Durability.OS).getClass());
    }

    /// Counters lie apart from the other keys, as a counter's key may hold nothing else.
    private byte[] counterKey() {
        return new byte[] {'#', (byte) seeded.below(3)};
    }

    private void getAll(KeyValueStore store, String place) {
        Space space = seeded.pick(SPACES);
        List<byte[]> keys = new ArrayList<>();
        for (int i = seeded.below(8); i > 0; i--) {
            keys.add(seeded.oneIn(5) ? counterKey() : seeded.key());
        }
        assertThat(store.getAll(space, keys)).as(place).isDeepEqualTo(oracle.getAll(space, keys));
    }

    private void scan(KeyValueStore store, String place) {
        Space space = seeded.pick(SPACES);
        byte[] from = seeded.oneIn(4) ? new byte[0] : seeded.key();
        byte[] to = seeded.oneIn(4) ? null : seeded.key();
        boolean reverse = seeded.oneIn(2);
        assertThat(entries(store, space, from, to, reverse))
                .as(place)
                .isEqualTo(entries(oracle, space, from, to, reverse));
    }

    private static List<String> entries(
            KeyValueStore store, Space space, byte[] from, byte @Nullable [] to, boolean reverse) {
        HexFormat hex = HexFormat.of();
        List<String> entries = new ArrayList<>();
        try (Cursor cursor = store.scan(space, from, to, reverse)) {
            while (cursor.next()) {
                entries.add(hex.formatHex(cursor.key()) + "=" + hex.formatHex(cursor.value()));
            }
        }
        return entries;
    }
}
