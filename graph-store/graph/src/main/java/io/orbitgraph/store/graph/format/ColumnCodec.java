package io.orbitgraph.store.graph.format;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A property column: a {@link Vector} in as few bytes as are quick to decode. Values that are null take no space but a
/// bit.
///
/// | field | bytes | meaning |
/// | --- | --- | --- |
/// | rows | varint | capacity of the vector |
/// | present | varint | rows that are not null |
/// | mask | 8 per 64 rows | bit set where null; only if some but not all rows are null |
/// | encoding | 1 | as below; only if some row is present |
///
/// | encoding | content, one entry for each row that is present |
/// | --- | --- |
/// | 1 integers from a base | zigzag base, width byte, packed differences ({@link BitPacking}) |
/// | 2 integers by steps | zigzag first, zigzag least step, width byte, packed steps less the least |
/// | 3 floats | 8 bytes each |
/// | 4 booleans | one bit each, packed |
/// | 5 strings | varint length of each, then all UTF-8 bytes |
/// | 6 few strings | varint number of words, the words as in 5, width byte, packed word numbers |
/// | 7 anything | {@link ValueCodec} each |
/// | 8 strings of which some are no valid UTF-16 | {@link ValueCodec} each |
public final class ColumnCodec {
    private static final int INTEGERS = 1;
    private static final int STEPS = 2;
    private static final int FLOATS = 3;
    private static final int BOOLEANS = 4;
    private static final int STRINGS = 5;
    private static final int WORDS = 6;
    private static final int VALUES = 7;
    private static final int ODD_STRINGS = 8;
    private static final int MAX_ROWS = 1 << 20;

    private ColumnCodec() {}

    public static void write(ByteWriter out, Vector column) {
        int rows = column.capacity();
        int present = 0;
        long[] mask = new long[(rows + 63) >>> 6];
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                mask[row >>> 6] |= 1L << row;
            } else {
                present++;
            }
        }
        out.writeVarint(rows).writeVarint(present);
        if (present == 0) {
            return;
        }
        if (present < rows) {
            for (long word : mask) {
                out.writeLong(word);
            }
        }
        switch (column) {
            case LongVector integers -> writeIntegers(out, dense(integers, present), present);
            case DoubleVector floats -> {
                out.writeByte(FLOATS);
                for (int row = 0; row < rows; row++) {
                    if (!floats.isNull(row)) {
                        out.writeLong(Double.doubleToRawLongBits(floats.values[row]));
                    }
                }
            }
            case BooleanVector booleans -> {
                long[] bits = new long[present];
                int count = 0;
                for (int row = 0; row < rows; row++) {
                    if (!booleans.isNull(row)) {
                        bits[count++] = booleans.values[row] ? 1 : 0;
                    }
                }
                out.writeByte(BOOLEANS);
                BitPacking.write(out, bits, present, 0, 1);
            }
            case StringVector strings -> writeStrings(out, strings, present);
            case NodeVector _, RelationshipVector _, ValueVector _ -> writeValues(out, column, VALUES);
        }
    }

    private static void writeValues(ByteWriter out, Vector column, int encoding) {
        out.writeByte(encoding);
        for (int row = 0; row < column.capacity(); row++) {
            if (!column.isNull(row)) {
                ValueCodec.write(out, column.value(row));
            }
        }
    }

    private static long[] dense(LongVector column, int present) {
        long[] values = new long[present];
        int count = 0;
        for (int row = 0; row < column.capacity(); row++) {
            if (!column.isNull(row)) {
                values[count++] = column.values[row];
            }
        }
        return values;
    }

    private static void writeIntegers(ByteWriter out, long[] values, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        long leastStep = Long.MAX_VALUE;
        long mostStep = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
            if (i > 0) {
                // Steps that overflow wrap round, and wrap back when they are added up again.
                leastStep = Math.min(leastStep, values[i] - values[i - 1]);
                mostStep = Math.max(mostStep, values[i] - values[i - 1]);
            }
        }
        int width = BitPacking.width(most - least);
        int stepWidth = count < 2 ? 0 : BitPacking.width(mostStep - leastStep);
        if (count > 2 && stepWidth + 1 < width) {
            long[] steps = new long[count - 1];
            for (int i = 1; i < count; i++) {
                steps[i - 1] = values[i] - values[i - 1];
            }
            out.writeByte(STEPS).writeZigzag(values[0]).writeZigzag(leastStep).writeByte(stepWidth);
            BitPacking.write(out, steps, count - 1, leastStep, stepWidth);
        } else {
            out.writeByte(INTEGERS).writeZigzag(least).writeByte(width);
            BitPacking.write(out, values, count, least, width);
        }
    }

    private static void writeStrings(ByteWriter out, StringVector column, int present) {
        Map<String, Integer> words = new HashMap<>();
        long[] numbers = new long[present];
        int count = 0;
        for (String value : column.values) {
            if (value != null) {
                if (!ValueCodec.isEncodable(value)) {
                    writeValues(out, column, ODD_STRINGS);
                    return;
                }
                // Past half of the rows a dictionary cannot pay any more.
                if (words.size() <= present / 2) {
                    Integer known = words.putIfAbsent(value, words.size());
                    numbers[count++] = known == null ? words.size() - 1 : known;
                }
            }
        }
        if (count == present && words.size() <= present / 2) {
            String[] list = new String[words.size()];
            words.forEach((word, number) -> list[number] = word);
            out.writeByte(WORDS).writeVarint(list.length);
            writeTexts(out, list);
            int width = BitPacking.width(list.length - 1);
            out.writeByte(width);
            BitPacking.write(out, numbers, present, 0, width);
        } else {
            String[] list = new String[present];
            int next = 0;
            for (String value : column.values) {
                if (value != null) {
                    list[next++] = value;
                }
            }
            out.writeByte(STRINGS);
            writeTexts(out, list);
        }
    }

    private static void writeTexts(ByteWriter out, String[] texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            out.writeVarint(bytes[i].length);
        }
        for (byte[] text : bytes) {
            out.writeBytes(text);
        }
    }

    public static Vector read(ByteReader in) {
        int rows = in.readVarint(MAX_ROWS);
        int present = in.readVarint(rows);
        if (present == 0) {
            return new ValueVector(rows);
        }
        long[] mask = present == rows ? null : new long[(rows + 63) >>> 6];
        if (mask != null) {
            int nulls = 0;
            for (int i = 0; i < mask.length; i++) {
                mask[i] = in.readLong();
                nulls += Long.bitCount(mask[i]);
            }
            if (rows - nulls != present) {
                throw ByteReader.damaged("a column does not have the rows that it says");
            }
        }
        int encoding = in.readByte();
        return switch (encoding) {
            case INTEGERS, STEPS -> {
                long[] values = new long[rows];
                if (encoding == INTEGERS) {
                    long base = in.readZigzag();
                    BitPacking.read(in, values, present, base, in.readVarint(64));
                } else {
                    values[0] = in.readZigzag();
                    readSteps(in, values, present);
                }
                if (mask != null) {
                    spread(values, present, mask);
                }
                yield new LongVector(values, mask);
            }
            case FLOATS -> {
                double[] values = new double[rows];
                for (int row = 0; row < rows; row++) {
                    if (mask == null || (mask[row >>> 6] & 1L << row) == 0) {
                        values[row] = Double.longBitsToDouble(in.readLong());
                    }
                }
                yield new DoubleVector(values, mask);
            }
            case BOOLEANS -> {
                long[] bits = new long[rows];
                BitPacking.read(in, bits, present, 0, 1);
                if (mask != null) {
                    spread(bits, present, mask);
                }
                boolean[] values = new boolean[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = bits[row] != 0;
                }
                yield new BooleanVector(values, mask);
            }
            case STRINGS -> strings(readTexts(in, present), null, rows, mask);
            case WORDS -> {
                String[] words = readTexts(in, in.readVarint(present));
                long[] numbers = new long[present];
                BitPacking.read(in, numbers, present, 0, in.readVarint(32));
                yield strings(words, numbers, rows, mask);
            }
            case ODD_STRINGS -> {
                String[] texts = new String[present];
                for (int i = 0; i < present; i++) {
                    if (!(ValueCodec.read(in) instanceof StringValue(String text))) {
                        throw ByteReader.damaged("a column of strings has another value");
                    }
                    texts[i] = text;
                }
                yield strings(texts, null, rows, mask);
            }
            case VALUES -> {
                Value[] values = new Value[rows];
                for (int row = 0; row < rows; row++) {
                    boolean isNull = mask != null && (mask[row >>> 6] & 1L << row) != 0;
                    values[row] = isNull ? Value.NULL : ValueCodec.read(in);
                }
                yield new ValueVector(values);
            }
            default -> throw ByteReader.damaged("unknown column encoding " + encoding);
        };
    }

    private static void readSteps(ByteReader in, long[] values, int present) {
        long leastStep = in.readZigzag();
        int width = in.readVarint(64);
        long[] steps = new long[present - 1];
        BitPacking.read(in, steps, present - 1, leastStep, width);
        for (int i = 1; i < present; i++) {
            values[i] = values[i - 1] + steps[i - 1];
        }
    }

    /// Moves the first `present` values to the rows that are not null.
    private static void spread(long[] values, int present, long[] mask) {
        int next = present - 1;
        for (int row = values.length - 1; row >= 0; row--) {
            values[row] = (mask[row >>> 6] & 1L << row) == 0 ? values[next--] : 0;
        }
    }

    private static StringVector strings(
            String[] words,
            long @org.jspecify.annotations.Nullable [] numbers,
            int rows,
            long @org.jspecify.annotations.Nullable [] mask) {
        @org.jspecify.annotations.Nullable String[] values = new @org.jspecify.annotations.Nullable String[rows];
        int next = 0;
        for (int row = 0; row < rows; row++) {
            if (mask == null || (mask[row >>> 6] & 1L << row) == 0) {
                int word = numbers == null ? next : (int) numbers[next];
                if (word >= words.length) {
                    throw ByteReader.damaged("a string column names a word that it does not have");
                }
                values[row] = words[word];
                next++;
            }
        }
        return new StringVector(values, mask != null);
    }

    private static String[] readTexts(ByteReader in, int count) {
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = in.readCount();
        }
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            int start = in.position();
            in.skip(lengths[i]);
            texts[i] = new String(in.array(), start, lengths[i], StandardCharsets.UTF_8);
        }
        return texts;
    }

    /// The narrowest vector class that holds the value.
    public static Vector newVectorFor(Value value, int rows) {
        return switch (value) {
            case IntegerValue _ -> withAllNull(new LongVector(rows));
            case FloatValue _ -> withAllNull(new DoubleVector(rows));
            case BooleanValue _ -> withAllNull(new BooleanVector(rows));
            case StringValue _ -> {
                StringVector strings = new StringVector(rows);
                if (rows > 0) {
                    strings.setNull(0);
                }
                yield strings;
            }
            case Value _ -> new ValueVector(rows);
        };
    }

    private static Vector withAllNull(Vector vector) {
        long[] mask = new long[(vector.capacity() + 63) >>> 6];
        java.util.Arrays.fill(mask, -1L);
        switch (vector) {
            case LongVector longs -> longs.nulls = mask;
            case DoubleVector doubles -> doubles.nulls = mask;
            case BooleanVector booleans -> booleans.nulls = mask;
            case NodeVector _, RelationshipVector _, StringVector _, ValueVector _ ->
                throw new IllegalArgumentException("no null mask");
        }
        return vector;
    }
}
