package io.orbitgraph.model.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Values of every type, from small domains so that equal ones meet.
final class RandomValues {
    private static final long[] LONGS = {
        0, 1, -1, 2, 3, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1
    };
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1.0,
        1.5,
        -1.0,
        2.0,
        0x1p53,
        0x1p53 + 2,
        0x1p63,
        -0x1p63,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE
    };
    private static final String[] STRINGS = {"", "a", "b", "ab", "\uFFFD", "\uD83D\uDE00", "z"};
    private static final ZoneId[] ZONES = {ZoneOffset.UTC, ZoneOffset.ofHours(1), ZoneId.of("Europe/Stockholm")};

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    Value next(int depth) {
        return switch (random.nextInt(depth > 0 ? 20 : 16)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(LONGS[random.nextInt(LONGS.length)]);
            case 3 -> Value.of(DOUBLES[random.nextInt(DOUBLES.length)]);
            case 4 -> Value.of(STRINGS[random.nextInt(STRINGS.length)]);
            case 5 -> new DateValue(LocalDate.of(2000, 1, 1 + random.nextInt(3)));
            case 6 -> new LocalTimeValue(LocalTime.of(random.nextInt(3), 0));
            case 7 -> new TimeValue(OffsetTime.of(random.nextInt(3), 0, 0, 0, ZoneOffset.ofHours(random.nextInt(3))));
            case 8 -> new LocalDateTimeValue(localDateTime());
            case 9 -> new DateTimeValue(localDateTime().atZone(ZONES[random.nextInt(ZONES.length)]));
            case 10 ->
                new DurationValue(
                        random.nextInt(2), random.nextInt(32), 86_400L * random.nextInt(2), random.nextInt(2));
            case 11 -> point();
            case 12 ->
                random.nextBoolean()
                        ? new NodeReference(random.nextInt(3))
                        : new NodeRecord(random.nextInt(3), List.of("L"), MapValue.EMPTY);
            case 13 ->
                random.nextBoolean()
                        ? new RelationshipReference(random.nextInt(3), 0, 1)
                        : new RelationshipRecord(random.nextInt(3), 0, 1, "T", MapValue.EMPTY);
            case 14 -> new UuidValue(new UUID(random.nextInt(-1, 2), random.nextInt(-1, 2)));
            case 15 ->
                random.nextBoolean()
                        ? new BytesValue(new byte[] {(byte) random.nextInt(-1, 2)})
                        : new VectorValue(
                                VectorValue.Coordinate.INTEGER8, new byte[] {(byte) random.nextInt(-1, 2), 7});
            case 16 ->
                new PathValue(
                        List.of(new NodeReference(0), new NodeReference(random.nextInt(2))),
                        List.of(new RelationshipReference(random.nextInt(2), 0, 1)));
            case 17 -> map(depth);
            default -> list(depth);
        };
    }

    private PointValue point() {
        return random.nextBoolean()
                ? new PointValue(PointValue.Crs.CARTESIAN_2D, random.nextBoolean() ? 0.0 : -0.0, 1, Double.NaN)
                : new PointValue(PointValue.Crs.WGS_84_3D, 0, random.nextInt(2), random.nextInt(2));
    }

    private LocalDateTime localDateTime() {
        return LocalDateTime.of(2020, 6, 1, random.nextInt(3), 0);
    }

    private Value list(int depth) {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(next(depth - 1));
        }
        return new ListValue(values);
    }

    private Value map(int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            entries.put(random.nextBoolean() ? "k" : "l", next(depth - 1));
        }
        return MapValue.copyOf(entries);
    }
}
