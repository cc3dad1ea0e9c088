package io.orbitgraph.bolt.packstream;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.VectorValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// Reads the structures that clients may send as values: temporal values, durations, points and vectors.
///
/// A structure that is well-formed but means nothing (an unknown zone, a day that does not exist) is an
/// `INVALID_ARGUMENT`, which a client survives; a structure that the version does not have is a protocol
/// violation.
final class StructureReader {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int STRUCTURE_BYTES = 64;

    private final PackReader in;
    private final WireFormat format;

    StructureReader(PackReader in, WireFormat format) {
        this.in = in;
        this.format = format;
    }

    /// Reads tag and fields of a structure of `size` fields.
    Value read(int size) {
        int tag = in.readTag();
        in.charge(STRUCTURE_BYTES);
        try {
            return switch (tag) {
                case Tag.DATE -> {
                    fields(tag, size, 1);
                    yield new DateValue(LocalDate.ofEpochDay(in.readInteger()));
                }
                case Tag.TIME -> {
                    fields(tag, size, 2);
                    LocalTime time = LocalTime.ofNanoOfDay(in.readInteger());
                    yield new TimeValue(OffsetTime.of(time, readOffset()));
                }
                case Tag.LOCAL_TIME -> {
                    fields(tag, size, 1);
                    yield new LocalTimeValue(LocalTime.ofNanoOfDay(in.readInteger()));
                }
                case Tag.LOCAL_DATE_TIME -> {
                    fields(tag, size, 2);
                    yield new LocalDateTimeValue(readLocal());
                }
                case Tag.DATE_TIME, Tag.DATE_TIME_ZONE_ID -> {
                    fields(tag, size, 3);
                    yield utcDateTime(tag);
                }
                case Tag.LEGACY_DATE_TIME, Tag.LEGACY_DATE_TIME_ZONE_ID -> {
                    fields(tag, size, 3);
                    yield legacyDateTime(tag);
                }
                case Tag.DURATION -> {
                    fields(tag, size, 4);
                    yield duration();
                }
                case Tag.POINT_2D -> {
                    fields(tag, size, 3);
                    yield point(2);
                }
                case Tag.POINT_3D -> {
                    fields(tag, size, 4);
                    yield point(3);
                }
                case Tag.VECTOR -> {
                    fields(tag, size, 2);
                    yield vector();
                }
                case Tag.NODE, Tag.RELATIONSHIP, Tag.UNBOUND_RELATIONSHIP, Tag.PATH ->
                    throw PackReader.invalid(
                            "nodes, relationships and paths cannot be sent as parameters; send their ids");
                default -> throw PackReader.invalid("no value has a structure of tag 0x" + Integer.toHexString(tag));
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT, "a temporal value cannot be understood: " + e.getMessage(), null, e);
        }
    }

    private static void fields(int tag, int size, int expected) {
        if (size != expected) {
            throw PackReader.invalid("the structure '" + (char) tag + "' has " + expected + " fields and not " + size);
        }
    }

    private DateTimeValue utcDateTime(int tag) {
        if (!format.utcDateTimes()) {
            throw PackReader.invalid("UTC date-times were not agreed upon for this connection");
        }
        Instant instant = Instant.ofEpochSecond(in.readInteger(), readNanos());
        ZoneId zone = tag == Tag.DATE_TIME ? readOffset() : readZone();
        return new DateTimeValue(instant.atZone(zone));
    }

    private DateTimeValue legacyDateTime(int tag) {
        if (format.utcDateTimes()) {
            throw PackReader.invalid("date-times are sent in UTC on this connection");
        }
        LocalDateTime local = readLocal();
        ZoneId zone = tag == Tag.LEGACY_DATE_TIME ? readOffset() : readZone();
        return new DateTimeValue(ZonedDateTime.of(local, zone));
    }

    private LocalDateTime readLocal() {
        return LocalDateTime.ofEpochSecond(in.readInteger(), readNanos(), ZoneOffset.UTC);
    }

    private int readNanos() {
        long nanos = in.readInteger();
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new DateTimeException(nanos + " nanoseconds are not below a second");
        }
        return (int) nanos;
    }

    private ZoneOffset readOffset() {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }

    private ZoneId readZone() {
        return ZoneId.of(in.readRepeatedString());
    }

    /// Clients may send nanoseconds beyond a second or below zero.
    private DurationValue duration() {
        long months = in.readInteger();
        long days = in.readInteger();
        long seconds = in.readInteger();
        long nanos = in.readInteger();
        return new DurationValue(months, days, Math.addExact(seconds, Math.floorDiv(nanos, NANOS_PER_SECOND)), (int)
                Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    private PointValue point(int dimensions) {
        long srid = in.readInteger();
        double x = in.readFloat();
        double y = in.readFloat();
        double z = dimensions == 3 ? in.readFloat() : Double.NaN;
        for (PointValue.Crs crs : PointValue.Crs.values()) {
            if (crs.srid() == srid && crs.dimensions() == dimensions) {
                return new PointValue(crs, x, y, z);
            }
        }
        throw new OrbitException(
                ErrorCode.INVALID_ARGUMENT,
                "no coordinate reference system with " + dimensions + " dimensions has the SRID " + srid);
    }

    private VectorValue vector() {
        if (!format.vectors()) {
            throw PackReader.invalid("vectors are values from Bolt 6.0 on; send a list");
        }
        byte[] marker = in.readBytes();
        byte[] data = in.readBytes();
        if (marker.length == 1) {
            for (VectorValue.Coordinate coordinate : VectorValue.Coordinate.values()) {
                if (coordinate.marker() == Byte.toUnsignedInt(marker[0])) {
                    if (data.length % coordinate.width() != 0) {
                        throw new OrbitException(
                                ErrorCode.INVALID_ARGUMENT,
                                "a vector of " + data.length + " bytes has no whole number of coordinates");
                    }
                    return new VectorValue(coordinate, data);
                }
            }
        }
        throw PackReader.invalid("a vector has an unknown type of coordinates");
    }
}
