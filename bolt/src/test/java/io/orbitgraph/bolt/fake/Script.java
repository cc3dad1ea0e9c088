package io.orbitgraph.bolt.fake;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.session.AccessMode;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a word of the fake language does.
///
/// @param columns how to make the columns for rows `from` to `from + count`
/// @param write what a commit records; null for a read
/// @param sleepMillis before the first row, while it can be interrupted
record Script(
        List<String> fields,
        long rows,
        Columns columns,
        @Nullable String write,
        long sleepMillis,
        String word) {
    interface Columns {
        Vector[] make(long from, int count);
    }

    static Script of(String query, MapValue parameters, TransactionOptions options) {
        String[] words = query.trim().split(" ");
        String argument = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "RETURN" -> new Script(List.of("1"), 1, (_, _) -> new Vector[] {ones(1)}, null, 0, "RETURN");
            case "ECHO" -> echo(parameters);
            case "STREAM" -> stream(Long.parseLong(argument), 0);
            case "SLEEP" -> stream(1, Long.parseLong(argument));
            case "GRAPH" -> graph();
            case "WIDE" -> wide(Integer.parseInt(argument));
            case "NAMELESS" -> {
                List<String> fields = new java.util.ArrayList<>(List.of("a"));
                fields.add(noName());
                yield new Script(fields, 0, (_, _) -> new Vector[0], null, 0, "NAMELESS");
            }
            case "LEAK" -> single("n", new NodeReference(7));
            case "CREATE" -> {
                if (options.mode() == AccessMode.READ) {
                    throw new OrbitException(ErrorCode.WRITE_IN_READ_MODE, "writing is not allowed");
                }
                yield new Script(List.of(), 0, (_, _) -> new Vector[0], argument, 0, "CREATE");
            }
            case "NOTHING" -> new Script(List.of("a"), 0, (_, _) -> new Vector[0], null, 0, "NOTHING");
            case "OPTIONS" -> options(options);
            case "EXPLAIN", "PROFILE", "WARN" ->
                new Script(List.of("1"), 1, (_, _) -> new Vector[] {ones(1)}, null, 0, words[0]);
            case "FAIL" ->
                throw new OrbitException(ErrorCode.valueOf(argument), "failed as asked", new SourcePosition(5, 1, 6));
            case "CRASH" -> throw new IllegalStateException("secret detail");
            case "OVERFLOW" -> throw new StackOverflowError();
            case "MEMORY" -> throw new OutOfMemoryError("fake");
            default -> throw new OrbitException(ErrorCode.UNEXPECTED_SYNTAX, "unknown word " + words[0]);
        };
    }

    /// A field without a name, as only a broken database has it.
    @SuppressWarnings("NullAway")
    private static String noName() {
        return null;
    }

    private static LongVector ones(int count) {
        LongVector ones = new LongVector(count);
        java.util.Arrays.fill(ones.values, 1);
        return ones;
    }

    private static Script echo(MapValue parameters) {
        List<String> fields = List.copyOf(parameters.keys());
        Vector[] columns = new Vector[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ValueVector(new Value[] {parameters.get(fields.get(i))});
        }
        return new Script(fields, 1, (_, _) -> columns, null, 0, "ECHO");
    }

    private static Script stream(long rows, long sleepMillis) {
        return new Script(
                List.of("i", "text", "half"),
                rows,
                (from, count) -> {
                    LongVector numbers = new LongVector(count);
                    StringVector texts = new StringVector(count);
                    DoubleVector halves = new DoubleVector(count);
                    for (int i = 0; i < count; i++) {
                        numbers.values[i] = from + i;
                        texts.values[i] = "row " + (from + i);
                        halves.set(i, (from + i) / 2.0);
                        if ((from + i) % 10 == 9) {
                            halves.setNull(i);
                        }
                    }
                    return new Vector[] {numbers, texts, halves};
                },
                null,
                sleepMillis,
                "STREAM");
    }

    private static Script single(String field, Value value) {
        return new Script(
                List.of(field), 1, (_, _) -> new Vector[] {new ValueVector(new Value[] {value})}, null, 0, "SINGLE");
    }

    private static Script wide(int bytes) {
        return single("text", new StringValue("x".repeat(bytes)));
    }

    private static Script graph() {
        NodeRecord a = new NodeRecord(1, List.of("Person"), MapValue.of("name", Value.of("Ann")));
        NodeRecord b = new NodeRecord(2, List.of(), MapValue.EMPTY);
        RelationshipRecord r = new RelationshipRecord(9, 1, 2, "KNOWS", MapValue.of("since", Value.of(1999)));
        PathValue path = new PathValue(List.of(a, b, a), List.of(r, r));
        Vector[] columns = {
            new ValueVector(new Value[] {a}), new ValueVector(new Value[] {r}), new ValueVector(new Value[] {path})
        };
        return new Script(List.of("n", "r", "p"), 1, (_, _) -> columns, null, 0, "GRAPH");
    }

    private static Script options(TransactionOptions options) {
        String text = options.mode() + " " + options.database() + " " + options.timeout() + " " + options.bookmarks()
                + " " + options.impersonatedUser() + " " + options.metadata().keys();
        return single("options", new StringValue(text));
    }
}
