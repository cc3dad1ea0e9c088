package io.orbitgraph.bolt.packstream;

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
import io.orbitgraph.model.value.VectorValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Values of all types that a client may send.
final class RandomValues {
    private static final int[] SIZES = {0, 1, 2, 15, 16, 17, 255, 256};
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/New_York");

    private static final List<PointValue.Crs> CRSS = List.of(PointValue.Crs.values());
    private static final List<VectorValue.Coordinate> COORDINATES = List.of(VectorValue.Coordinate.values());

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    Value next(int depth) {
        return switch (random.nextInt(depth > 0 ? 18 : 16)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(random.nextLong() >> random.nextInt(64));
            case 3 -> Value.of(random.nextBoolean() ? random.nextGaussian() : Double.NaN);
            case 4, 5 -> Value.of(text());
            case 6 -> new BytesValue(bytes(size()));
            case 7 -> new DateValue(LocalDate.ofEpochDay(random.nextInt(-800_000, 800_000)));
            case 8 -> new TimeValue(OffsetTime.of(time(), offset()));
            case 9 -> new LocalTimeValue(time());
            case 10 -> new LocalDateTimeValue(LocalDateTime.ofInstant(instant(), ZoneOffset.UTC));
            case 11 -> new DateTimeValue(instant().atZone(offset()));
            case 12 -> new DateTimeValue(instant().atZone(ZoneId.of(ZONES.get(random.nextInt(ZONES.size())))));
            case 13 -> new DurationValue(random.nextLong(), random.nextInt(), random.nextInt(), nanos());
            case 14 -> point();
            case 15 -> random.nextBoolean() ? vector() : new UuidValue(new UUID(random.nextLong(), random.nextLong()));
            case 16 -> list(depth);
            default -> map(depth);
        };
    }

    private int size() {
        return random.nextInt(50) == 0 ? 65_535 + random.nextInt(3) : SIZES[random.nextInt(SIZES.length)];
    }

    private String text() {
        int size = size();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(8)) {
                        case 0 -> 0x1F30D;
                        case 1 -> 0x4E16;
                        case 2 -> 0xFC;
                        case 3 -> 0xFFFD;
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private LocalTime time() {
        return LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
    }

    private int nanos() {
        return random.nextInt(1_000_000_000);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 60_000_000_000L), nanos());
    }

    private PointValue point() {
        PointValue.Crs crs = CRSS.get(random.nextInt(CRSS.size()));
        return new PointValue(
                crs,
                random.nextGaussian(),
                random.nextGaussian(),
                crs.dimensions() == 3 ? random.nextGaussian() : Double.NaN);
    }

    private VectorValue vector() {
        VectorValue.Coordinate coordinate = COORDINATES.get(random.nextInt(COORDINATES.size()));
        return new VectorValue(coordinate, bytes(coordinate.width() * random.nextInt(9)));
    }

    private ListValue list(int depth) {
        Value[] values = new Value[random.nextInt(6)];
        for (int i = 0; i < values.length; i++) {
            values[i] = next(depth - 1);
        }
        return ListValue.of(values);
    }

    private MapValue map(int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            entries.put(text() + i, next(depth - 1));
        }
        return MapValue.copyOf(entries);
    }
}
