package io.orbitgraph.server.importer;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.server.importer.HeaderColumn.Role;
import io.orbitgraph.store.graph.BulkImporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Imports the relationships of one group of files. Parser threads look up the ends, since that is most of the work.
final class RelationshipImport {
    private final Header header;
    private final @Nullable String type;
    private final CsvFormat format;
    private final IdSpace starts;
    private final IdSpace ends;
    private final BulkImporter sink;
    private final List<String> keys;
    private volatile int expectedRows = 1024;
    private long count;

    /// @param type of relationships that name none themselves
    RelationshipImport(
            Header header, @Nullable String type, CsvFormat format, IdSpace starts, IdSpace ends, BulkImporter sink) {
        this.header = header;
        this.type = type;
        this.format = format;
        this.starts = starts;
        this.ends = ends;
        this.sink = sink;
        keys = header.columns().stream()
                .filter(HeaderColumn::isProperty)
                .map(HeaderColumn::name)
                .toList();
    }

    /// How many relationships were imported.
    long count() {
        return count;
    }

    /// Parses a block. Safe to call from several threads.
    Relationships parse(Block block) {
        List<HeaderColumn> columns = header.columns();
        @Nullable FieldTarget[] targets = new FieldTarget[columns.size()];
        boolean[] trimmed = new boolean[targets.length];
        List<ColumnBuilder> properties = new ArrayList<>();
        Ends startNodes = new Ends(starts, Role.START_ID, expectedRows);
        Ends endNodes = new Ends(ends, Role.END_ID, expectedRows);
        NameColumn types = null;
        for (int i = 0; i < targets.length; i++) {
            HeaderColumn column = columns.get(i);
            targets[i] = switch (column.role()) {
                case START_ID -> startNodes;
                case END_ID -> endNodes;
                case TYPE -> {
                    types = new NameColumn(expectedRows);
                    yield type == null ? new Required(types) : types;
                }
                case PROPERTY -> {
                    ColumnBuilder property = ColumnBuilder.of(column, format, expectedRows);
                    properties.add(property);
                    yield property;
                }
                case IGNORE -> null;
                case ID, LABEL -> throw new IllegalStateException("not a header of relationships");
            };
            trimmed[i] = switch (column.role()) {
                case PROPERTY -> !column.list() && column.type().isTrimmed();
                case START_ID -> starts.type().isTrimmed();
                case END_ID -> ends.type().isTrimmed();
                case ID, LABEL, TYPE, IGNORE -> false;
            };
        }
        Records records = new RecordParser(block, format, targets, trimmed, expectedRows).parse();
        expectedRows = Math.max(64, records.rows() + records.rows() / 8);
        Vector[] vectors = properties.stream().map(ColumnBuilder::vector).toArray(Vector[]::new);
        return new Relationships(records, startNodes.nodes, endNodes.nodes, types, vectors);
    }

    /// Adds the relationships of a block, in the order of the file. To be called by one thread.
    void take(Relationships parsed, long linesAbove) {
        int rows = parsed.records.rows();
        NameColumn names = parsed.types;
        if (names == null) {
            add(type, parsed.starts, parsed.ends, parsed.columns, rows);
            return;
        }
        int[] groupOf = new int[rows];
        for (int row = 0; row < rows; row++) {
            groupOf[row] = names.number(row) + 1;
        }
        RowGroups groups = RowGroups.of(groupOf, rows, names.names().size() + 1);
        for (int group = 0; group <= names.names().size(); group++) {
            add(
                    group == 0 ? type : names.names().get(group - 1),
                    groups.gather(parsed.starts, group, rows),
                    groups.gather(parsed.ends, group, rows),
                    groups.gather(parsed.columns, group, rows),
                    groups.size(group));
        }
    }

    private void add(@Nullable String name, long[] startNodes, long[] endNodes, Vector[] columns, int size) {
        if (size > 0 && name != null) {
            sink.addRelationships(name, startNodes, endNodes, keys, columns, size);
            count += size;
        }
    }

    /// @param types null if there is no column of types
    record Relationships(
            Records records,
            long[] starts,
            long[] ends,
            @Nullable NameColumn types,
            Vector[] columns) implements Parsed {}

    /// The nodes at one end.
    private static final class Ends implements FieldTarget {
        private final IdSpace space;
        private final Role role;
        private long[] nodes;

        Ends(IdSpace space, Role role, int expectedRows) {
            this.space = space;
            this.role = role;
            nodes = new long[expectedRows];
        }

        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            long node = space.find(bytes, from, to);
            if (node < 0) {
                throw new BadFieldException(
                        Problem.Kind.BAD_RELATIONSHIP,
                        "no node" + space.shown() + " has the id '" + Utf8.shown(bytes, from, to) + "'");
            }
            if (row >= nodes.length) {
                nodes = Arrays.copyOf(nodes, row * 2 + 16);
            }
            nodes[row] = node;
        }

        @Override
        public void setNull(int row) {
            throw new BadFieldException(Problem.Kind.BAD_RELATIONSHIP, role + " is missing");
        }
    }

    /// A type that no other place gives.
    private record Required(NameColumn types) implements FieldTarget {
        @Override
        public void set(int row, byte[] bytes, int from, int to) {
            types.set(row, bytes, from, to);
        }

        @Override
        public void setNull(int row) {
            throw new BadFieldException(Problem.Kind.BAD_RELATIONSHIP, "TYPE is missing");
        }
    }
}
