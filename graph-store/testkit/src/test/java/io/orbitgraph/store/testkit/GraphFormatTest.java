package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.BytesValue;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.UuidValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.value.VectorValue;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.format.AdjacencyDelta;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.ColumnCodec;
import io.orbitgraph.store.graph.format.Delta;
import io.orbitgraph.store.graph.format.DeltaCodec;
import io.orbitgraph.store.graph.format.FormatRecord;
import io.orbitgraph.store.graph.format.IndexKeys;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.graph.format.PropertyDelta;
import io.orbitgraph.store.graph.format.ValueCodec;
import io.orbitgraph.store.graph.page.ColumnBuilder;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Keys;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The graph's bytes: what goes in comes out, order is kept, damage is noticed, foreign stores are refused.
class GraphFormatTest {
    private final Seeded seeded = Seeded.of("GraphFormatTest");

    private Value value(int depth) {
        return switch (seeded.below(depth == 0 ? 17 : 14)) {
            case 0 -> Value.of(seeded.below(20) - 10);
            case 1 -> Value.of(seeded.random().nextLong());
            case 2 -> Value.of((seeded.below(40) - 20) / 4.0);
            case 3 ->
                seeded.pick(List.of(
                        Value.of(Double.NaN),
                        Value.of(-0.0),
                        Value.of(Double.NEGATIVE_INFINITY),
                        Value.of(0x1p63),
                        Value.of(Long.MAX_VALUE),
                        Value.of(Long.MIN_VALUE),
                        Value.of((1L << 53) + 1),
                        Value.of(0x1p53)));
            case 4 -> Value.of(text());
            case 5 -> seeded.oneIn(2) ? BooleanValue.TRUE : BooleanValue.FALSE;
            case 6 -> new BytesValue(seeded.bytes(0, 9));
            case 7 -> new DateValue(LocalDate.ofEpochDay(seeded.below(2000) - 1000L));
            case 8 -> new LocalTimeValue(LocalTime.ofNanoOfDay(seeded.random().nextLong(86_400_000_000_000L)));
            case 9 ->
                new TimeValue(LocalTime.of(seeded.below(24), seeded.below(60))
                        .atOffset(ZoneOffset.ofHours(seeded.below(20) - 10)));
            case 10 ->
                new LocalDateTimeValue(LocalDateTime.ofEpochSecond(
                        seeded.random().nextInt(), seeded.below(1_000_000_000), ZoneOffset.UTC));
            case 11 ->
                new DateTimeValue(Instant.ofEpochSecond(seeded.below(5), seeded.below(3))
                        .atZone(seeded.oneIn(2) ? ZoneId.of("Europe/Berlin") : ZoneOffset.ofHours(seeded.below(3))));
            case 12 -> new DurationValue(seeded.below(9) - 4, seeded.below(9) - 4, seeded.below(9), seeded.below(9));
            case 13 -> new PointValue(PointValue.Crs.WGS_84_3D, seeded.below(3), seeded.below(3), seeded.below(3));
            case 14 ->
                seeded.oneIn(2)
                        ? new UuidValue(new UUID(seeded.below(3), seeded.below(3)))
                        : new VectorValue(VectorValue.Coordinate.FLOAT32, new byte[] {1, 2, 3, 4});
            case 15 -> new MapValue(Map.of("a", value(1), "b" + text(), value(1)));
            default -> ListValue.of(value(1), value(1));
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = seeded.oneIn(40) ? 400 : seeded.below(4); i > 0; i--) {
            text.appendCodePoint(seeded.pick(List.of(
                    0, 1, 2, (int) 'a', (int) 'b', 0xE9, 0xD7FF, 0xD800, 0xDC00, 0xE000, 0xFFFF, 0x1F600, 0x10FFFF)));
        }
        return text.toString();
    }

    @Test
    void valuesComeBackAsTheyWere() {
        for (int i = 0; i < 20_000; i++) {
            Value value = value(0);
            ByteWriter out = new ByteWriter();
            ValueCodec.write(out, value);
            ByteReader in = new ByteReader(out.toByteArray());
            assertThat(ValueCodec.read(in)).as("seed=%d", seeded.seed()).isEqualTo(value);
            assertThat(in.hasRemaining()).isFalse();
        }
    }

    @Test
    void columnsComeBackAsTheyWere() {
        for (int i = 0; i < 3_000; i++) {
            int rows = seeded.below(seeded.oneIn(5) ? 512 : 70) + 1;
            int kind = seeded.below(8);
            boolean nulls = seeded.oneIn(2);
            ColumnBuilder builder = new ColumnBuilder(rows);
            long start = seeded.random().nextLong();
            for (int row = 0; row < rows; row++) {
                builder.set(row, nulls && seeded.oneIn(3) ? Value.NULL : columnValue(kind, start, row));
            }
            Vector column = builder.build();
            if (column == null) {
                continue;
            }
            ByteWriter out = new ByteWriter();
            ColumnCodec.write(out, column);
            ByteReader in = new ByteReader(out.toByteArray());
            Vector read = ColumnCodec.read(in);
            assertThat(in.hasRemaining()).isFalse();
            assertThat(read.getClass()).isEqualTo(column.getClass());
            assertThat(read.capacity()).isEqualTo(rows);
            for (int row = 0; row < rows; row++) {
                assertThat(read.isNull(row)).isEqualTo(column.isNull(row));
                assertThat(read.value(row)).as("seed=%d", seeded.seed()).isEqualTo(column.value(row));
            }
        }
    }

    private Value columnValue(int kind, long start, int row) {
        return switch (kind) {
            case 0 -> Value.of(start + 3L * row);
            case 1 -> Value.of(seeded.random().nextLong());
            case 2 -> Value.of(seeded.below(1 << seeded.below(30)));
            case 3 -> Value.of(seeded.random().nextDouble());
            case 4 -> Value.of(seeded.oneIn(2));
            case 5 -> Value.of("word" + seeded.below(5));
            case 6 -> Value.of(text());
            default -> value(0);
        };
    }

    @Test
    void indexKeysKeepEqualityAndOrder() {
        for (int i = 0; i < 60_000; i++) {
            Value left = value(0);
            Value right = seeded.oneIn(10) ? left : value(0);
            byte[] leftKey = IndexKeys.encode(left);
            byte[] rightKey = IndexKeys.encode(right);
            String place = "seed=" + seeded.seed() + " " + left + " " + right;
            assertThat(leftKey.length).as(place).isLessThan(1012);
            if (ValueSemantics.equal(left, right) == BooleanValue.TRUE) {
                assertThat(leftKey).as(place).isEqualTo(rightKey);
            }
            int compared = ValueSemantics.compare(left, right);
            boolean odd = hasLoneSurrogate(left) || hasLoneSurrogate(right);
            if (IndexKeys.isOrdered(left) && compared < 0 && compared > ValueSemantics.UNORDERED && !odd) {
                assertThat(Keys.compare(leftKey, rightKey)).as(place).isLessThanOrEqualTo(0);
            }
            if (IndexKeys.isOrdered(left) && compared < 0 && compared > ValueSemantics.UNORDERED) {
                byte[] bound = IndexKeys.encodeUpperBound(right);
                byte[] end = Keys.prefixEnd(bound);
                assertThat(end == null || Keys.compare(leftKey, end) < 0)
                        .as(place)
                        .isTrue();
            }
        }
    }

    private static boolean hasLoneSurrogate(Value value) {
        return value.toString().codePoints().anyMatch(point -> point >= 0xD800 && point < 0xE000);
    }

    @Test
    void deltasComeBackAndDamageIsNoticed() {
        for (int i = 0; i < 300; i++) {
            Delta delta = delta();
            List<byte[]> parts = new ArrayList<>();
            DeltaCodec.split(7, DeltaCodec.encode(delta), (part, value) -> {
                assertThat(part).isEqualTo(parts.size());
                parts.add(value);
            });
            Delta read = DeltaCodec.join(7, parts);
            assertThat(read).usingRecursiveComparison().isEqualTo(delta);
            byte[] damaged = parts.get(seeded.below(parts.size()));
            damaged[seeded.below(damaged.length)] ^= (byte) (1 << seeded.below(8));
            assertDamaged(() -> DeltaCodec.join(7, parts));
        }
    }

    private static void assertDamaged(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_ERROR));
    }

    private Delta delta() {
        int size = seeded.below(seeded.oneIn(20) ? 30_000 : 30);
        int[] slots = seeded.random().ints(size, 0, 512).sorted().toArray();
        int[] others = seeded.random().ints(size).toArray();
        int[] ordinals = seeded.random().ints(size, 0, 1 << 29).toArray();
        boolean[] removed = new boolean[size];
        for (int i = 0; i < size; i++) {
            removed[i] = seeded.oneIn(3);
        }
        int[] rows = seeded.random()
                .ints(seeded.below(10), 0, 512)
                .sorted()
                .distinct()
                .toArray();
        Value[] values = new Value[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = seeded.oneIn(4) ? Value.NULL : Value.of(seeded.below(100));
        }
        PropertyDelta[] properties = {new PropertyDelta(3, rows, values)};
        AdjacencyDelta[] lists = {new AdjacencyDelta(Direction.IN, 9, slots, others, ordinals, removed)};
        return new Delta(5, rows, new int[0], rows, rows, properties, lists, properties, 77);
    }

    @Test
    void foreignNewerAndHalfImportedStoresAreRefused() {
        InMemoryKeyValueStore foreign = new InMemoryKeyValueStore();
        foreign.commit(new WriteBatch().put(Space.META, new byte[] {1}, new byte[] {2}), Durability.OS);
        assertRefused(foreign);
        InMemoryKeyValueStore newer = new InMemoryKeyValueStore();
        byte[] record = new FormatRecord(FormatRecord.VERSION + 1, new UUID(1, 2)).encode();
        newer.commit(new WriteBatch().put(Space.META, KeyLayout.format(), record), Durability.OS);
        assertRefused(newer);
        InMemoryKeyValueStore half = new InMemoryKeyValueStore();
        GraphStores.open(half, GraphStoreConfig.DEFAULT).close();
        half.commit(new WriteBatch().put(Space.META, KeyLayout.importRunning(), new byte[0]), Durability.OS);
        assertRefused(half);
    }

    private static void assertRefused(InMemoryKeyValueStore store) {
        assertThatThrownBy(() -> GraphStores.open(store, GraphStoreConfig.DEFAULT))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FORMAT));
    }

    @Test
    void aDamagedChunkIsNoticedAndNotReadAsSomethingElse() {
        InMemoryKeyValueStore keyValues = new InMemoryKeyValueStore();
        long node;
        try (var store = io.orbitgraph.store.graph.core.GroupGraphStore.open(keyValues, GraphStoreConfig.DEFAULT)) {
            int key = store.tokens().createPropertyKey("k");
            try (var tx = store.begin()) {
                node = tx.createNode();
                tx.setNodeProperty(node, key, Value.of("text"));
                tx.commit();
            }
            store.foldAll();
            try (var cursor = keyValues.scan(Space.GRAPH, new byte[0], null, true)) {
                assertThat(cursor.next()).isTrue();
                byte[] value = cursor.value();
                value[value.length - 1] ^= 1;
                keyValues.commit(new WriteBatch().put(Space.GRAPH, cursor.key(), value), Durability.OS);
            }
            store.evictAll();
            try (var tx = store.begin()) {
                assertDamaged(() -> tx.nodeProperty(node, key));
            }
        }
    }
}
