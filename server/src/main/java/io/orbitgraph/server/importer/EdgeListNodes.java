package io.orbitgraph.server.importer;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first reading of an edge list: makes a node of every id that occurs, in the order in which they occur. The
/// second reading is a `RelationshipImport`. Reading twice costs less than holding all edges.
final class EdgeListNodes {
    static final String KEY = "id";

    private final List<String> labels;
    private final IdSpace space;
    private final BulkImporter sink;
    private long count;

    EdgeListNodes(List<String> labels, IdSpace space, BulkImporter sink) {
        this.labels = labels;
        this.space = space;
        this.sink = sink;
    }

    long count() {
        return count;
    }

    Edges parse(Block block) {
        NodeIds starts = new NodeIds(space.type(), 1 << 15);
        NodeIds ends = new NodeIds(space.type(), 1 << 15);
        // Further columns are for the second reading.
        CsvFormat format = CsvFormat.EDGE_LIST.withExtraColumns();
        Records all = new RecordParser(
                        block, format, new @Nullable FieldTarget[] {starts, ends}, new boolean[2], 1 << 15)
                .parse();
        // Whatever is wrong is wrong in the second reading too, and told then.
        Records records = new Records(block, all.rows(), all.lines(), all.lineOfRow(), List.of());
        return new Edges(records, starts, ends);
    }

    void take(Edges edges, long linesAbove) {
        int rows = edges.records.rows();
        space.reserve(2 * rows);
        long[] places = new long[2 * rows];
        NodeIds[] sides = {edges.starts, edges.ends};
        LongVector numbers = new LongVector(2 * rows);
        @Nullable ValueVector mixed = null;
        int added = 0;
        for (int row = 0; row < rows; row++) {
            for (NodeIds ids : sides) {
                long place = ids.hasId(row) ? ids.addTo(space, row) : -1;
                if (place >= 0) {
                    places[added] = place;
                    if (mixed == null && !ids.isNumber(row)) {
                        mixed = mixed(numbers, added);
                    }
                    if (mixed == null) {
                        numbers.values[added] = ids.number(row);
                    } else {
                        mixed.set(added, ids.isNumber(row) ? Value.of(ids.number(row)) : Value.of(ids.text(row)));
                    }
                    added++;
                }
            }
        }
        if (added == 0) {
            return;
        }
        long[] nodes = new long[added];
        sink.addNodes(labels, List.of(KEY), new Vector[] {mixed == null ? numbers : mixed}, added, nodes);
        for (int i = 0; i < added; i++) {
            space.put(places[i], nodes[i]);
        }
        count += added;
    }

    /// What goes on as a column of any values when text comes up among integers.
    private static ValueVector mixed(LongVector numbers, int count) {
        ValueVector values = new ValueVector(numbers.capacity());
        for (int i = 0; i < count; i++) {
            values.set(i, numbers.value(i));
        }
        return values;
    }

    record Edges(Records records, NodeIds starts, NodeIds ends) implements Parsed {}
}
