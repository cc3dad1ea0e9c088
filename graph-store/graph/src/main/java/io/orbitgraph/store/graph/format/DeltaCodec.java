package io.orbitgraph.store.graph.format;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/// {@link Delta}s in bytes, and in parts of at most 60,000 bytes for the key-value store.
///
/// | part field | bytes | meaning |
/// | --- | --- | --- |
/// | version | 1 | 1 |
/// | last | 1 | 1 in the last part, else 0 |
/// | checksum | 4 | CRC32C of the group and part number, then of the content |
/// | content | rest | |
///
/// The content of all parts together (numbers are varints, "slots" a count and the differences of ascending numbers):
/// class, slots created, slots deleted, slots reclassed and their classes, ordinal limit;
/// number of node columns, each key, slots, values ({@link ValueCodec});
/// number of lists, each direction (0 out, 1 in), type, size, and for each entry slot difference * 2 + removed,
/// neighbour
/// (zigzag difference to the one before), ordinal (zigzag difference to the one before);
/// number of relationship columns as for nodes.
public final class DeltaCodec {
    private static final int VERSION = 1;
    private static final int HEAD = 6;
    private static final PropertyDelta[] NO_PROPERTIES = {};
    private static final AdjacencyDelta[] NO_LISTS = {};

    private DeltaCodec() {}

    public static ByteWriter encode(Delta delta) {
        ByteWriter out = new ByteWriter(64);
        out.writeVarint(delta.classId());
        writeAscending(out, delta.created());
        writeAscending(out, delta.deleted());
        writeAscending(out, delta.reclassed());
        for (int classId : delta.classes()) {
            out.writeVarint(classId);
        }
        out.writeVarint(delta.ordinalLimit());
        writeProperties(out, delta.nodeProperties());
        out.writeVarint(delta.adjacency().length);
        for (AdjacencyDelta list : delta.adjacency()) {
            writeList(out, list);
        }
        writeProperties(out, delta.relationshipProperties());
        return out;
    }

    private static void writeList(ByteWriter out, AdjacencyDelta list) {
        out.writeByte(list.direction() == Direction.OUT ? 0 : 1)
                .writeVarint(list.type())
                .writeVarint(list.size());
        int slot = 0;
        long other = 0;
        int ordinal = 0;
        for (int i = 0; i < list.size(); i++) {
            out.writeVarint((long) (list.slots()[i] - slot) << 1 | (list.removed()[i] ? 1 : 0));
            long next = list.others()[i] & 0xFFFF_FFFFL;
            out.writeZigzag(next - other);
            out.writeZigzag((long) list.ordinals()[i] - ordinal);
            slot = list.slots()[i];
            other = next;
            ordinal = list.ordinals()[i];
        }
    }

    private static void writeProperties(ByteWriter out, PropertyDelta[] columns) {
        out.writeVarint(columns.length);
        for (PropertyDelta column : columns) {
            out.writeVarint(column.key());
            writeAscending(out, column.rows());
            for (Value value : column.values()) {
                ValueCodec.write(out, value);
            }
        }
    }

    private static void writeAscending(ByteWriter out, int[] numbers) {
        out.writeVarint(numbers.length);
        int before = 0;
        for (int number : numbers) {
            out.writeVarint(number - before);
            before = number;
        }
    }

    public static Delta decode(ByteReader in) {
        int classId = in.readVarint(Integer.MAX_VALUE);
        int[] created = readAscending(in, 511);
        int[] deleted = readAscending(in, 511);
        int[] reclassed = readAscending(in, 511);
        int[] classes = new int[reclassed.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = in.readVarint(Integer.MAX_VALUE);
        }
        int ordinalLimit = in.readVarint(Integer.MAX_VALUE);
        PropertyDelta[] nodeProperties = readProperties(in, 511);
        int count = in.readCount();
        AdjacencyDelta[] adjacency = count == 0 ? NO_LISTS : new AdjacencyDelta[count];
        for (int i = 0; i < adjacency.length; i++) {
            adjacency[i] = readList(in);
        }
        PropertyDelta[] relationshipProperties = readProperties(in, Integer.MAX_VALUE);
        if (in.hasRemaining()) {
            throw ByteReader.damaged("a delta is longer than its content");
        }
        return new Delta(
                classId,
                created,
                deleted,
                reclassed,
                classes,
                nodeProperties,
                adjacency,
                relationshipProperties,
                ordinalLimit);
    }

    private static AdjacencyDelta readList(ByteReader in) {
        Direction direction = in.readByte() == 0 ? Direction.OUT : Direction.IN;
        int type = in.readVarint(Integer.MAX_VALUE);
        int size = in.readCount();
        int[] slots = new int[size];
        int[] others = new int[size];
        int[] ordinals = new int[size];
        boolean[] removed = new boolean[size];
        int slot = 0;
        long other = 0;
        int ordinal = 0;
        for (int i = 0; i < size; i++) {
            int step = in.readVarint(1023);
            slot += step >>> 1;
            other += in.readZigzag();
            ordinal += (int) in.readZigzag();
            if (slot > 511 || other >>> 32 != 0 || ordinal < 0) {
                throw ByteReader.damaged("a delta names an impossible relationship");
            }
            slots[i] = slot;
            others[i] = (int) other;
            ordinals[i] = ordinal;
            removed[i] = (step & 1) != 0;
        }
        return new AdjacencyDelta(direction, type, slots, others, ordinals, removed);
    }

    private static PropertyDelta[] readProperties(ByteReader in, int mostRow) {
        int count = in.readCount();
        if (count == 0) {
            return NO_PROPERTIES;
        }
        PropertyDelta[] columns = new PropertyDelta[count];
        for (int i = 0; i < count; i++) {
            int key = in.readVarint(Integer.MAX_VALUE);
            int[] rows = readAscending(in, mostRow);
            Value[] values = new Value[rows.length];
            for (int row = 0; row < rows.length; row++) {
                values[row] = ValueCodec.read(in);
            }
            columns[i] = new PropertyDelta(key, rows, values);
        }
        return columns;
    }

    private static int[] readAscending(ByteReader in, int most) {
        int[] numbers = new int[in.readCount()];
        long before = 0;
        for (int i = 0; i < numbers.length; i++) {
            before += in.readVarint(Integer.MAX_VALUE);
            if (before > most) {
                throw ByteReader.damaged("a delta names an impossible node or relationship");
            }
            numbers[i] = (int) before;
        }
        return numbers;
    }

    /// Calls `sink` with number and value of every part.
    public static void split(int group, ByteWriter content, BiConsumer<Integer, byte[]> sink) {
        int offset = 0;
        int part = 0;
        do {
            int length = Math.min(ChunkBlocks.BLOCK_BYTES, content.size() - offset);
            boolean last = offset + length == content.size();
            byte[] value = new ByteWriter(HEAD + length)
                    .writeByte(VERSION)
                    .writeByte(last ? 1 : 0)
                    .writeInt(checksum(group, part, content.array(), offset, length))
                    .writeBytes(content.array(), offset, length)
                    .array();
            sink.accept(part, value);
            offset += length;
            part++;
            if (part > 0xFFFF) {
                throw new OutOfMemoryError("one commit changes more than 3.9 GB of one group");
            }
        } while (offset < content.size());
    }

    /// Joins the parts of one delta, given in order.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with {@code STORAGE_ERROR} if one is missing or damaged
    public static Delta join(int group, List<byte[]> parts) {
        ByteWriter content = new ByteWriter(parts.getFirst().length);
        for (int part = 0; part < parts.size(); part++) {
            byte[] value = parts.get(part);
            ByteReader in = new ByteReader(value);
            int version = in.readByte();
            if (version != VERSION) {
                throw ByteReader.damaged("a delta has the unknown version " + version);
            }
            boolean last = in.readByte() == 1;
            if (in.readInt() != checksum(group, part, value, HEAD, value.length - HEAD)) {
                throw ByteReader.damaged("the checksum of a delta of group " + group + " is wrong");
            }
            if (last != (part == parts.size() - 1)) {
                throw ByteReader.damaged("a part of a delta of group " + group + " is missing");
            }
            content.writeBytes(value, HEAD, value.length - HEAD);
        }
        return decode(new ByteReader(content.toByteArray()));
    }

    private static int checksum(int group, int part, byte[] content, int offset, int length) {
        CRC32C crc = new CRC32C();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(group >>> shift);
        }
        crc.update(part >>> 8);
        crc.update(part);
        crc.update(content, offset, length);
        return (int) crc.getValue();
    }
}
