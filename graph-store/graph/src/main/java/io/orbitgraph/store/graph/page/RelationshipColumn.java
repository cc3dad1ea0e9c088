package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.ColumnCodec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One property of all relationships that start in a group, by ordinal: segments of 4,096 ordinals, each a vector over
/// the ordinals from its first to its last that has the property. Immutable.
///
/// On disk:
///
/// | field | bytes | meaning |
/// | --- | --- | --- |
/// | segments | varint | how many follow |
/// | number | varint | per segment: ordinal / 4,096 |
/// | first | varint | per segment: ordinal of row 0, less 4,096 * number |
/// | column | | per segment: {@link ColumnCodec} |
public final class RelationshipColumn {
    static final int SEGMENT_SHIFT = 12;
    private static final int SEGMENT_MASK = (1 << SEGMENT_SHIFT) - 1;

    /// @param first ordinal of row 0
    record Segment(int first, Vector values) {}

    /// New values of ordinals, to be applied in order.
    record Change(int[] ordinals, Value[] values) {}

    final int key;
    private final @Nullable Segment[] segments;

    private RelationshipColumn(int key, @Nullable Segment[] segments) {
        this.key = key;
        this.segments = segments;
    }

    Value value(int ordinal) {
        Segment segment = segment(ordinal);
        if (segment == null) {
            return Value.NULL;
        }
        int row = ordinal - segment.first;
        return row < 0 || row >= segment.values.capacity() ? Value.NULL : segment.values.value(row);
    }

    /// The segment that the ordinal would be in; null if there is none.
    @Nullable
    Segment segment(int ordinal) {
        int number = ordinal >>> SEGMENT_SHIFT;
        return number < segments.length ? segments[number] : null;
    }

    long bytes() {
        long bytes = 40;
        for (Segment segment : segments) {
            bytes += 4 + (segment == null ? 0 : 24 + GroupImage.bytesOf(segment.values));
        }
        return bytes;
    }

    /// A column of `values`, whose row `r` is ordinal `first + r`; null if all are null.
    static @Nullable RelationshipColumn of(int key, int first, Vector values) {
        int last = first + values.capacity() - 1;
        @Nullable Segment[] segments = new @Nullable Segment[(last >>> SEGMENT_SHIFT) + 1];
        boolean any = false;
        for (int number = first >>> SEGMENT_SHIFT; number < segments.length; number++) {
            int from = Math.max(first, number << SEGMENT_SHIFT);
            int to = Math.min(last, (number << SEGMENT_SHIFT) + SEGMENT_MASK);
            ColumnBuilder builder = new ColumnBuilder(to - from + 1);
            for (int ordinal = from; ordinal <= to; ordinal++) {
                builder.set(ordinal - from, values.value(ordinal - first));
            }
            Vector part = builder.build();
            if (part != null) {
                segments[number] = new Segment(from, part);
                any = true;
            }
        }
        return any ? new RelationshipColumn(key, segments) : null;
    }

    /// @param base the column so far, null if there was none
    /// @return null if nothing is left
    static @Nullable RelationshipColumn merge(int key, @Nullable RelationshipColumn base, List<Change> changes) {
        int last = base == null ? -1 : base.segments.length - 1;
        for (Change change : changes) {
            if (change.ordinals.length > 0) {
                last = Math.max(last, change.ordinals[change.ordinals.length - 1] >>> SEGMENT_SHIFT);
            }
        }
        @Nullable
        Segment[] segments = base == null ? new @Nullable Segment[last + 1] : Arrays.copyOf(base.segments, last + 1);
        int[] from = new int[last + 1];
        int[] to = new int[last + 1];
        Arrays.fill(from, Integer.MAX_VALUE);
        Arrays.fill(to, -1);
        for (Change change : changes) {
            for (int ordinal : change.ordinals) {
                int number = ordinal >>> SEGMENT_SHIFT;
                from[number] = Math.min(from[number], ordinal);
                to[number] = Math.max(to[number], ordinal);
            }
        }
        @Nullable ColumnBuilder[] builders = new @Nullable ColumnBuilder[last + 1];
        for (int number = 0; number <= last; number++) {
            if (to[number] >= 0) {
                Segment old = segments[number];
                if (old != null) {
                    from[number] = Math.min(from[number], old.first);
                    to[number] = Math.max(to[number], old.first + old.values.capacity() - 1);
                }
                builders[number] = new ColumnBuilder(
                        old == null ? null : old.values,
                        to[number] - from[number] + 1,
                        old == null ? 0 : old.first - from[number]);
            }
        }
        for (Change change : changes) {
            for (int i = 0; i < change.ordinals.length; i++) {
                int number = change.ordinals[i] >>> SEGMENT_SHIFT;
                ColumnBuilder builder = builders[number];
                if (builder != null) {
                    builder.set(change.ordinals[i] - from[number], change.values[i]);
                }
            }
        }
        boolean any = false;
        for (int number = 0; number <= last; number++) {
            ColumnBuilder builder = builders[number];
            if (builder != null) {
                Vector values = builder.build();
                segments[number] = values == null ? null : new Segment(from[number], values);
            }
            any |= segments[number] != null;
        }
        return any ? new RelationshipColumn(key, segments) : null;
    }

    void write(ByteWriter out) {
        int count = 0;
        for (Segment segment : segments) {
            count += segment == null ? 0 : 1;
        }
        out.writeVarint(count);
        for (int number = 0; number < segments.length; number++) {
            Segment segment = segments[number];
            if (segment != null) {
                out.writeVarint(number).writeVarint(segment.first & SEGMENT_MASK);
                ColumnCodec.write(out, segment.values);
            }
        }
    }

    static RelationshipColumn read(int key, ByteReader in) {
        int count = in.readCount();
        @Nullable Segment[] segments = new @Nullable Segment[count];
        for (int i = 0; i < count; i++) {
            int number = in.readVarint(Integer.MAX_VALUE >>> SEGMENT_SHIFT);
            int first = (number << SEGMENT_SHIFT) + in.readVarint(SEGMENT_MASK);
            if (number >= segments.length) {
                segments = Arrays.copyOf(segments, Math.max(number + 1, count));
            }
            segments[number] = new Segment(first, ColumnCodec.read(in));
        }
        return new RelationshipColumn(key, segments);
    }
}
