package io.orbitgraph.query.runtime.write;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.ArgumentRows;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.RowBuffer;
import io.orbitgraph.query.runtime.SingleRow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// MERGE: for each row all matches, or else the pattern made new; a later row finds what an earlier one has made.
final class MergeOperator implements Operator {
    /// What MERGE does with what it found or made.
    record Actions(PatternMaker maker, ItemSetter onMatch, ItemSetter onCreate) {}

    private final ExecutionContext context;
    private final Operator input;
    private final Operator match;
    private final ArgumentRows arguments;
    private final Actions actions;
    /// The columns that the pattern binds.
    private final int[] results;
    private final SingleRow single;
    private final RowBuffer buffer;
    private final Batch output;
    private int emitted;

    /// @param results the symbols of the pattern
    /// @param single all columns of the input that the pattern or anybody after it reads
    /// @param buffer those and the results
    MergeOperator(
            ExecutionContext context,
            Operator input,
            Operator match,
            ArgumentRows arguments,
            Actions actions,
            int[] results,
            SingleRow single,
            RowBuffer buffer) {
        this.context = context;
        this.input = input;
        this.match = match;
        this.arguments = arguments;
        this.actions = actions;
        this.results = results;
        this.single = single;
        this.buffer = buffer;
        this.output = new Batch(single.batch().columns.length);
    }

    @Override
    public void open() {
        buffer.clear();
        emitted = 0;
        input.open();
    }

    @Override
    public @Nullable Batch next() {
        while (emitted >= buffer.size()) {
            buffer.clear();
            emitted = 0;
            Batch batch = input.next();
            if (batch == null) {
                return null;
            }
            for (int i = 0; i < batch.size; i++) {
                context.cancellation().check();
                merge(batch, batch.row(i));
            }
        }
        int count = Math.min(buffer.size() - emitted, Batch.CAPACITY);
        buffer.read(range(emitted, count), count, output);
        emitted += count;
        return output;
    }

    private void merge(Batch batch, int row) {
        Arrays.fill(single.batch().columns, null);
        Batch outer = single.of(batch, row);
        @Nullable Vector[] bound = outer.columns.clone();
        arguments.set(outer);
        int before = buffer.size();
        match.open();
        for (Batch found = match.next(); found != null; found = match.next()) {
            append(found, bound);
        }
        int matches = buffer.size() - before;
        if (matches == 0) {
            actions.maker().make(outer);
            actions.onCreate().apply(outer);
            buffer.append(outer);
        } else if (!actions.onMatch().isEmpty()) {
            for (int done = 0; done < matches; done += Batch.CAPACITY) {
                int count = Math.min(matches - done, Batch.CAPACITY);
                buffer.read(range(before + done, count), count, output);
                actions.onMatch().apply(output);
            }
        }
    }

    /// Appends the matches, each beside the row that it belongs to.
    private void append(Batch found, @Nullable Vector[] bound) {
        int[] zeros = new int[found.size];
        int[] rows = new int[found.size];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = found.row(i);
        }
        Batch joined = new Batch(bound.length);
        joined.size = found.size;
        for (int id = 0; id < bound.length; id++) {
            Vector column = bound[id];
            if (column != null) {
                joined.columns[id] = Columns.gather(column, zeros, found.size, null);
            }
        }
        for (int id : results) {
            if (bound[id] == null) {
                joined.columns[id] = Columns.gather(found.column(id), rows, found.size, null);
            }
        }
        buffer.append(joined);
    }

    private static int[] range(int from, int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        return rows;
    }

    @Override
    public void close() {
        buffer.clear();
        match.close();
        input.close();
    }
}
