package io.orbitgraph.bolt.packstream;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.Feature;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.ElementId;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.UuidValue;
import io.orbitgraph.model.value.VectorValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/// Writes the values that are structures.
///
/// Vectors and UUIDs that the client's version does not know: a vector becomes a list of numbers; a UUID
/// becomes a string, or the placeholder for unsupported types where the version has one.
final class StructureWriter {
    private final PackWriter out;
    private final ValueWriter values;
    private final WireFormat format;

    StructureWriter(PackWriter out, ValueWriter values, WireFormat format) {
        this.out = out;
        this.values = values;
        this.format = format;
    }

    void writeNode(NodeValue value) {
        NodeRecord node = switch (value) {
            case NodeRecord it -> it;
            case NodeReference it -> throw new IllegalStateException("node " + it.id() + " was not materialised");
        };
        out.writeStructureHeader(format.elementIds() ? 4 : 3, Tag.NODE);
        out.writeInteger(node.id());
        List<String> labels = node.labels();
        int size = labels.size();
        out.writeListHeader(size);
        for (int i = 0; i < size; i++) {
            out.writeString(labels.get(i));
        }
        values.writeMap(node.properties());
        if (format.elementIds()) {
            out.writeString(ElementId.ofNode(node.id()));
        }
    }

    void writeRelationship(RelationshipValue value) {
        RelationshipRecord relationship = materialised(value);
        out.writeStructureHeader(format.elementIds() ? 8 : 5, Tag.RELATIONSHIP);
        out.writeInteger(relationship.id());
        out.writeInteger(relationship.startId());
        out.writeInteger(relationship.endId());
        out.writeString(relationship.relationshipType());
        values.writeMap(relationship.properties());
        if (format.elementIds()) {
            out.writeString(ElementId.ofRelationship(relationship.id()));
            out.writeString(ElementId.ofNode(relationship.startId()));
            out.writeString(ElementId.ofNode(relationship.endId()));
        }
    }

    private static RelationshipRecord materialised(RelationshipValue value) {
        return switch (value) {
            case RelationshipRecord it -> it;
            case RelationshipReference it ->
                throw new IllegalStateException("relationship " + it.id() + " was not materialised");
        };
    }

    private void writeUnboundRelationship(RelationshipValue value) {
        RelationshipRecord relationship = materialised(value);
        out.writeStructureHeader(format.elementIds() ? 4 : 3, Tag.UNBOUND_RELATIONSHIP);
        out.writeInteger(relationship.id());
        out.writeString(relationship.relationshipType());
        values.writeMap(relationship.properties());
        if (format.elementIds()) {
            out.writeString(ElementId.ofRelationship(relationship.id()));
        }
    }

    void writePath(PathValue path) {
        PathIndex index = PathIndex.of(path);
        out.writeStructureHeader(3, Tag.PATH);
        out.writeListHeader(index.nodes().size());
        for (NodeValue node : index.nodes()) {
            writeNode(node);
        }
        out.writeListHeader(index.relationships().size());
        for (RelationshipValue relationship : index.relationships()) {
            writeUnboundRelationship(relationship);
        }
        int[] steps = index.steps();
        out.writeListHeader(steps.length);
        for (int step : steps) {
            out.writeInteger(step);
        }
    }

    void writeDate(DateValue date) {
        out.writeStructureHeader(1, Tag.DATE);
        out.writeInteger(date.value().toEpochDay());
    }

    void writeTime(TimeValue time) {
        out.writeStructureHeader(2, Tag.TIME);
        out.writeInteger(time.value().toLocalTime().toNanoOfDay());
        out.writeInteger(time.value().getOffset().getTotalSeconds());
    }

    void writeLocalTime(LocalTimeValue time) {
        out.writeStructureHeader(1, Tag.LOCAL_TIME);
        out.writeInteger(time.value().toNanoOfDay());
    }

    void writeLocalDateTime(LocalDateTimeValue dateTime) {
        out.writeStructureHeader(2, Tag.LOCAL_DATE_TIME);
        Instant instant = dateTime.value().toInstant(ZoneOffset.UTC);
        out.writeInteger(instant.getEpochSecond());
        out.writeInteger(instant.getNano());
    }

    void writeDateTime(DateTimeValue dateTime) {
        ZonedDateTime value = dateTime.value();
        boolean byOffset = value.getZone() instanceof ZoneOffset;
        long seconds = value.toEpochSecond();
        if (format.utcDateTimes()) {
            out.writeStructureHeader(3, byOffset ? Tag.DATE_TIME : Tag.DATE_TIME_ZONE_ID);
        } else {
            out.writeStructureHeader(3, byOffset ? Tag.LEGACY_DATE_TIME : Tag.LEGACY_DATE_TIME_ZONE_ID);
            seconds += value.getOffset().getTotalSeconds();
        }
        out.writeInteger(seconds);
        out.writeInteger(value.getNano());
        if (byOffset) {
            out.writeInteger(value.getOffset().getTotalSeconds());
        } else {
            out.writeString(value.getZone().getId());
        }
    }

    void writeDuration(DurationValue duration) {
        out.writeStructureHeader(4, Tag.DURATION);
        out.writeInteger(duration.months());
        out.writeInteger(duration.days());
        out.writeInteger(duration.seconds());
        out.writeInteger(duration.nanos());
    }

    void writePoint(PointValue point) {
        boolean flat = point.crs().dimensions() == 2;
        out.writeStructureHeader(flat ? 3 : 4, flat ? Tag.POINT_2D : Tag.POINT_3D);
        out.writeInteger(point.crs().srid());
        out.writeFloat(point.x());
        out.writeFloat(point.y());
        if (!flat) {
            out.writeFloat(point.z());
        }
    }

    void writeVector(VectorValue vector) {
        if (format.vectors()) {
            out.writeStructureHeader(2, Tag.VECTOR);
            out.writeBytes(new byte[] {(byte) vector.coordinate().marker()});
            out.writeBytes(vector.data());
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(vector.data());
        int dimensions = vector.dimensions();
        out.writeListHeader(dimensions);
        for (int i = 0; i < dimensions; i++) {
            switch (vector.coordinate()) {
                case INTEGER8 -> out.writeInteger(data.get());
                case INTEGER16 -> out.writeInteger(data.getShort());
                case INTEGER32 -> out.writeInteger(data.getInt());
                case INTEGER64 -> out.writeInteger(data.getLong());
                case FLOAT32 -> out.writeFloat(data.getFloat());
                case FLOAT64 -> out.writeFloat(data.getDouble());
            }
        }
    }

    void writeUuid(UuidValue uuid) {
        if (format.uuids()) {
            out.writeUuid(uuid.value().getMostSignificantBits(), uuid.value().getLeastSignificantBits());
        } else if (format.vectors()) {
            BoltVersion needed = Feature.UUIDS.since();
            out.writeStructureHeader(4, Tag.UNSUPPORTED_TYPE);
            out.writeString(uuid.type().typeName());
            out.writeInteger(needed.major());
            out.writeInteger(needed.minor());
            out.writeMapHeader(0);
        } else {
            out.writeString(uuid.value().toString());
        }
    }
}
