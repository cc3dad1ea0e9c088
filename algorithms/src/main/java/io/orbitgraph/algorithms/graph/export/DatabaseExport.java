package io.orbitgraph.algorithms.graph.export;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Progress;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes a projection into a new database: nodes with their labels and properties, then each relationship once, an
/// undirected one from the node with the smaller id. A value that is missing (NaN, the least integer, an empty list) is
/// no property. Used by one thread.
public final class DatabaseExport {
    private static final String NAME = "Database export";
    private static final int BATCH = 4096;

    private final ProjectedGraph graph;
    private final String typeOfAll;
    private final List<Property> stored;
    private final GraphReader reader;
    private final Tokens tokens;
    private final Progress progress;
    private final Runnable cancellation;
    private final List<String> labels = new ArrayList<>();
    private final List<BitSet> members = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<NodeColumn> columns = new ArrayList<>();
    /// In the new database, by number.
    private final long[] newIds;

    /// @param typeOfAll the type of relationships that were projected without looking at types
    /// @param stored properties of the nodes that the projection does not have, to be read from the database
    /// @param cancellation throws if the work is no longer wanted
    public DatabaseExport(
            ProjectedGraph graph,
            String typeOfAll,
            List<Property> stored,
            GraphReader reader,
            Tokens tokens,
            Progress progress,
            Runnable cancellation) {
        this.graph = graph;
        this.typeOfAll = typeOfAll;
        this.stored = stored;
        this.reader = reader;
        this.tokens = tokens;
        this.progress = progress;
        this.cancellation = cancellation;
        graph.labels().forEach((label, nodes) -> {
            if (!label.equals(ProjectedGraph.ALL)) {
                labels.add(label);
                members.add(nodes);
            }
        });
        graph.nodeProperties().forEach((key, column) -> {
            keys.add(key);
            columns.add(column);
        });
        stored.forEach(property -> keys.add(property.name()));
        this.newIds = new long[graph.nodeCount()];
    }

    /// At most: the importer keeps everything until it sorts and writes it, relationships for both their ends.
    ///
    /// @param storedProperties how many properties are read from the database
    public static MemoryEstimate estimate(ProjectedGraph graph, int storedProperties) {
        long nodes = graph.nodeCount();
        long nodeValues = nodes * (graph.nodeProperties().size() + storedProperties);
        long relationshipValues = 0;
        for (CsrGraph kind : graph.relationships().values()) {
            relationshipValues += kind.relationshipProperties().size() * kind.relationshipCount();
        }
        return MemoryEstimate.sum(
                NAME,
                MemoryEstimate.of("Ids", 8 * nodes),
                MemoryEstimate.between("Nodes", 0, 8 * nodes + 16 * nodeValues),
                MemoryEstimate.between("Relationships", 0, 48 * graph.relationshipCount() + 16 * relationshipValues));
    }

    /// Fills the importer and finishes it.
    public void into(BulkImporter importer) {
        graph.relationships().values().forEach(kind -> kind.requireOnePage(NAME));
        long total = graph.nodeCount() + graph.relationshipCount();
        addNodes(importer, total);
        long done = graph.nodeCount();
        for (Map.Entry<String, CsrGraph> kind : graph.relationships().entrySet()) {
            String type = kind.getKey().equals(ProjectedGraph.ALL) ? typeOfAll : kind.getKey();
            new Relationships(type, kind.getValue(), importer, done, total).add();
            done += kind.getValue().relationshipCount();
        }
        importer.finish((part, parts) -> {
            cancellation.run();
            progress.report(NAME + ": writing", part, parts);
        });
    }

    private void report(long done, long total) {
        cancellation.run();
        progress.report(NAME, done, total);
    }

    /// The importer takes nodes that have the same labels.
    private void addNodes(BulkImporter importer, long total) {
        NodeIds ids = graph.ids();
        Map<BitSet, NodeBatch> open = new HashMap<>();
        for (int rank = 0; rank < ids.count(); rank++) {
            int node = ids.numberAt(rank);
            NodeBatch batch = open.computeIfAbsent(labelsOf(node), NodeBatch::new);
            batch.nodes[batch.count++] = node;
            if (batch.count == BATCH) {
                add(batch, importer);
                report(rank, total);
            }
        }
        open.values().forEach(batch -> add(batch, importer));
    }

    private BitSet labelsOf(int node) {
        BitSet of = new BitSet(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            of.set(i, members.get(i).get(node));
        }
        return of;
    }

    private static final class NodeBatch {
        final BitSet labels;
        final int[] nodes = new int[BATCH];
        int count;

        NodeBatch(BitSet labels) {
            this.labels = labels;
        }
    }

    private void add(NodeBatch batch, BulkImporter importer) {
        if (batch.count == 0) {
            return;
        }
        List<Vector> values = new ArrayList<>();
        columns.forEach(column -> values.add(values(column, batch)));
        stored.forEach(property -> values.add(stored(property, batch)));
        long[] ids = new long[batch.count];
        importer.addNodes(
                batch.labels.stream().mapToObj(labels::get).toList(),
                keys,
                values.toArray(Vector[]::new),
                batch.count,
                ids);
        for (int i = 0; i < batch.count; i++) {
            newIds[batch.nodes[i]] = ids[i];
        }
        batch.count = 0;
    }

    private static Vector values(NodeColumn column, NodeBatch batch) {
        return switch (column) {
            case NodeColumn.Longs(long[] values) -> {
                LongVector vector = new LongVector(batch.count);
                for (int i = 0; i < batch.count; i++) {
                    long value = values[batch.nodes[i]];
                    if (value == Long.MIN_VALUE) {
                        vector.setNull(i);
                    } else {
                        vector.set(i, value);
                    }
                }
                yield vector;
            }
            case NodeColumn.Doubles(double[] values) -> {
                DoubleVector vector = new DoubleVector(batch.count);
                for (int i = 0; i < batch.count; i++) {
                    set(vector, i, values[batch.nodes[i]]);
                }
                yield vector;
            }
            case NodeColumn.LongLists(long[][] values) -> {
                ValueVector vector = new ValueVector(batch.count);
                for (int i = 0; i < batch.count; i++) {
                    if (values[batch.nodes[i]].length > 0) {
                        vector.set(i, column.value(batch.nodes[i]));
                    }
                }
                yield vector;
            }
            case NodeColumn.DoubleLists(double[][] values) -> {
                ValueVector vector = new ValueVector(batch.count);
                for (int i = 0; i < batch.count; i++) {
                    if (values[batch.nodes[i]].length > 0) {
                        vector.set(i, column.value(batch.nodes[i]));
                    }
                }
                yield vector;
            }
        };
    }

    private static void set(DoubleVector vector, int row, double value) {
        if (Double.isNaN(value)) {
            vector.setNull(row);
        } else {
            vector.set(row, value);
        }
    }

    private Vector stored(Property property, NodeBatch batch) {
        int key = tokens.propertyKey(property.key());
        NodeVector nodes = new NodeVector(batch.count);
        for (int i = 0; i < batch.count; i++) {
            nodes.set(i, graph.ids().id(batch.nodes[i]));
        }
        Vector values = reader.nodeProperties(key, nodes, null, batch.count);
        ValueVector filled = new ValueVector(batch.count);
        for (int i = 0; i < batch.count; i++) {
            Value value = values.value(i);
            filled.set(i, value.isNull() ? property.defaultValue() : value);
        }
        return filled;
    }

    /// Adds the relationships of one kind.
    private final class Relationships {
        private final String type;
        private final CsrGraph kind;
        private final BulkImporter importer;
        private final long total;
        private final List<String> names;
        private final List<double[]> properties = new ArrayList<>();
        private final long[] starts = new long[BATCH];
        private final long[] ends = new long[BATCH];
        private final int[] slots = new int[BATCH];
        private int count;
        private long done;

        Relationships(String type, CsrGraph kind, BulkImporter importer, long done, long total) {
            this.type = type;
            this.kind = kind;
            this.importer = importer;
            this.done = done;
            this.total = total;
            this.names = List.copyOf(kind.relationshipProperties());
            names.forEach(name -> properties.add(kind.relationshipProperty(name)));
        }

        void add() {
            NodeIds ids = kind.ids();
            int[] offsets = kind.out().offsets();
            int[] targets = kind.out().targets();
            for (int rank = 0; rank < ids.count(); rank++) {
                int node = ids.numberAt(rank);
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    if (!kind.isUndirected() || rank <= ids.rank(targets[slot])) {
                        starts[count] = newIds[node];
                        ends[count] = newIds[targets[slot]];
                        slots[count++] = slot;
                        if (count == BATCH) {
                            flush();
                        }
                    }
                }
            }
            flush();
        }

        private void flush() {
            Vector[] values = new Vector[properties.size()];
            for (int i = 0; i < values.length; i++) {
                DoubleVector vector = new DoubleVector(count);
                for (int row = 0; row < count; row++) {
                    set(vector, row, properties.get(i)[slots[row]]);
                }
                values[i] = vector;
            }
            importer.addRelationships(type, starts, ends, names, values, count);
            done += count;
            count = 0;
            report(done, total);
        }
    }
}
