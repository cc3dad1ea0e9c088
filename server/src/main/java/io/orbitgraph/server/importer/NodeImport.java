package io.orbitgraph.server.importer;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.server.importer.HeaderColumn.Role;
import io.orbitgraph.store.graph.BulkImporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Imports the nodes of one group of files.
final class NodeImport {
    /// Instead of a place in the space of ids.
    private static final long DUPLICATE = -1;
    private static final long NO_ID = -2;

    private final Header header;
    private final List<String> labels;
    private final CsvFormat format;
    private final IdSpace space;
    private final BulkImporter sink;
    private final Problems problems;
    private final List<String> keys;
    private final Map<String, List<String>> labelSets = new HashMap<>();
    private volatile int expectedRows = 1024;
    private long count;

    /// @param labels of all nodes of the group
    /// @param space of their ids
    NodeImport(
            Header header, List<String> labels, CsvFormat format, IdSpace space, BulkImporter sink, Problems problems) {
        this.header = header;
        this.labels = List.copyOf(labels);
        this.format = format;
        this.space = space;
        this.sink = sink;
        this.problems = problems;
        keys = header.columns().stream()
                .filter(HeaderColumn::isProperty)
                .map(HeaderColumn::name)
                .toList();
    }

    /// How many nodes were imported.
    long count() {
        return count;
    }

    /// Parses a block. Safe to call from several threads.
    Nodes parse(Block block) {
        List<HeaderColumn> columns = header.columns();
        @Nullable FieldTarget[] targets = new FieldTarget[columns.size()];
        boolean[] trimmed = new boolean[targets.length];
        List<ColumnBuilder> properties = new ArrayList<>();
        NodeIds ids = null;
        NameColumn names = null;
        for (int i = 0; i < targets.length; i++) {
            HeaderColumn column = columns.get(i);
            ColumnBuilder property = null;
            if (column.isProperty()) {
                property = ColumnBuilder.of(column, format, expectedRows);
                properties.add(property);
            }
            switch (column.role()) {
                case ID -> {
                    ids = new NodeIds(column.type(), expectedRows);
                    targets[i] = property == null ? ids : new Both(ids, property);
                }
                case LABEL -> {
                    names = new NameColumn(expectedRows);
                    targets[i] = names;
                }
                case PROPERTY -> targets[i] = property;
                case IGNORE -> targets[i] = null;
                case START_ID, END_ID, TYPE -> throw new IllegalStateException("not a header of nodes");
            }
            trimmed[i] = column.role() != Role.IGNORE
                    && !column.list()
                    && column.type().isTrimmed();
        }
        Records records = new RecordParser(block, format, targets, trimmed, expectedRows).parse();
        expectedRows = Math.max(64, records.rows() + records.rows() / 8);
        Vector[] vectors = properties.stream().map(ColumnBuilder::vector).toArray(Vector[]::new);
        return new Nodes(records, ids, names, vectors);
    }

    /// Adds the nodes of a block, in the order of the file. To be called by one thread.
    void take(Nodes nodes, long linesAbove) {
        int rows = nodes.records.rows();
        long[] places = claimIds(nodes, linesAbove);
        int[] groupOf = new int[rows];
        NameColumn names = nodes.names;
        for (int row = 0; row < rows; row++) {
            int group = names == null ? 0 : names.number(row) + 1;
            groupOf[row] = places[row] == DUPLICATE ? -1 : group;
        }
        RowGroups groups =
                RowGroups.of(groupOf, rows, names == null ? 1 : names.names().size() + 1);
        for (int group = 0; group < groups.starts().length - 1; group++) {
            int size = groups.size(group);
            if (size > 0) {
                List<String> all = group == 0 || names == null
                        ? labels
                        : labelSets.computeIfAbsent(names.names().get(group - 1), this::labelSet);
                long[] ids = new long[size];
                sink.addNodes(all, keys, groups.gather(nodes.columns, group, rows), size, ids);
                for (int i = 0; i < size; i++) {
                    long place = places[groups.row(group, i)];
                    if (place != NO_ID) {
                        space.put(place, ids[i]);
                    }
                }
                count += size;
            }
        }
    }

    private long[] claimIds(Nodes nodes, long linesAbove) {
        int rows = nodes.records.rows();
        long[] places = new long[rows];
        NodeIds ids = nodes.ids;
        space.reserve(rows);
        for (int row = 0; row < rows; row++) {
            places[row] = ids == null || !ids.hasId(row) ? NO_ID : ids.addTo(space, row);
            if (places[row] == DUPLICATE && ids != null) {
                problems.add(new Problem(
                        Problem.Kind.DUPLICATE_NODE,
                        nodes.records.block().file(),
                        linesAbove + nodes.records.lineOfRow()[row] + 1,
                        0,
                        "the id '" + ids.text(row) + "' is taken by an earlier node" + space.shown()));
            }
        }
        return places;
    }

    private List<String> labelSet(String field) {
        Set<String> all = new LinkedHashSet<>(labels);
        for (String label :
                field.split(java.util.regex.Pattern.quote(String.valueOf((char) format.arrayDelimiter())))) {
            if (!label.isBlank()) {
                all.add(label.strip());
            }
        }
        return List.copyOf(all);
    }

    /// @param ids null if the nodes have none
    /// @param names null if there is no column of labels
    record Nodes(
            Records records,
            @Nullable NodeIds ids,
            @Nullable NameColumn names,
            Vector[] columns) implements Parsed {}

    /// An id that is kept as a property, too.
    private record Both(FieldTarget first, FieldTarget second) implements FieldTarget {
        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            first.set(row, bytes, from, to);
            second.set(row, bytes, from, to);
        }

        @Override
        public void setNull(int row) {
            first.setNull(row);
            second.setNull(row);
        }
    }
}
