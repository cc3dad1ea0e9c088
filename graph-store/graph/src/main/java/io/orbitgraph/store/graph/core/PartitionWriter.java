package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.core.ImportedRelationships.Block;
import io.orbitgraph.store.graph.page.ChunkWriter;
import io.orbitgraph.store.graph.page.ColumnBuilder;
import io.orbitgraph.store.kv.BulkIngest.SortedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Sorts and writes the groups `[firstGroup, endGroup)` of an import. Used twice: first to number the relationships and
/// tell the groups where they end, then, when all have been told, to write. Sorting twice is cheaper than to keep what
/// the first time gave. Used by one thread.
final class PartitionWriter {
    static final long COMMIT = 1;
    private static final int ROW_BITS = 31;
    private static final int MOST_ORDINALS = 1 << RelationshipId.ORDINAL_BITS;

    private final int firstGroup;
    private final int endGroup;
    private final int types;
    private final GroupSorter sorter = new GroupSorter();
    private final List<Block> blocks;
    private final int[] blockOfRow;
    private final int[] firstRowOfBlock;
    private final int[] typeOfRow;
    private final int[] startOfRow;
    private final long[] entryOfRow;
    private final int[] rowsByGroup;
    private final int[] groupStarts;

    PartitionWriter(ImportedRelationships relationships, int firstGroup, int endGroup, int types) {
        this.firstGroup = firstGroup;
        this.endGroup = endGroup;
        this.types = types;
        blocks = relationships.blocks;
        int count = relationships.count();
        blockOfRow = new int[count];
        firstRowOfBlock = new int[blocks.size()];
        typeOfRow = new int[count];
        startOfRow = new int[count];
        entryOfRow = new long[count];
        int row = 0;
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            firstRowOfBlock[b] = row;
            for (int i = 0; i < block.count; i++) {
                blockOfRow[row] = b;
                typeOfRow[row] = block.type;
                startOfRow[row] = block.starts[i];
                entryOfRow[row] = (block.ends[i] & 0xFFFF_FFFFL) << ROW_BITS | row;
                row++;
            }
        }
        groupStarts = new int[endGroup - firstGroup + 1];
        rowsByGroup = byGroup(startOfRow, count, groupStarts);
    }

    /// The rows, group by group.
    ///
    /// @param starts is filled with where each group begins
    private int[] byGroup(int[] nodes, int count, int[] starts) {
        for (int row = 0; row < count; row++) {
            starts[(nodes[row] >>> RelationshipId.GROUP_SHIFT) - firstGroup + 1]++;
        }
        for (int g = 0; g + 1 < starts.length; g++) {
            starts[g + 1] += starts[g];
        }
        int[] next = starts.clone();
        int[] rows = new int[count];
        for (int row = 0; row < count; row++) {
            rows[next[(nodes[row] >>> RelationshipId.GROUP_SHIFT) - firstGroup]++] = row;
        }
        return rows;
    }

    private void sortOutgoing(int group, GroupSorter.Visitor visitor) {
        int g = group - firstGroup;
        sorter.sort(
                rowsByGroup,
                groupStarts[g],
                groupStarts[g + 1],
                types,
                typeOfRow,
                startOfRow,
                entryOfRow,
                ROW_BITS,
                visitor);
    }

    /// Numbers the relationships and tells where they end.
    ///
    /// @param ends by partition of the end
    /// @param groupsPerPartition of all partitions
    void number(ImportedEnds[] ends, int groupsPerPartition) {
        for (int group = firstGroup; group < endGroup; group++) {
            int g = group - firstGroup;
            if (groupStarts[g + 1] - groupStarts[g] > MOST_ORDINALS) {
                throw new OrbitException(
                        ErrorCode.STORAGE_ERROR,
                        "More than " + MOST_ORDINALS + " relationships start in one group of nodes");
            }
            int[] ordinal = {0};
            sortOutgoing(group, (type, _, neighbours, rows) -> {
                for (int i = 0; i < neighbours.length; i++) {
                    int target = neighbours[i];
                    int partition = (target >>> RelationshipId.GROUP_SHIFT) / groupsPerPartition;
                    ends[partition].add(type, target, startOfRow[rows[i]], ordinal[0]++);
                }
            });
        }
    }

    /// Writes all groups into a run.
    ///
    /// @param arriving what ends here
    /// @param counts are added what there is
    void write(ImportedNodes nodes, ImportedEnds arriving, ClassRegistry classes, LongCounts counts, SortedRun run) {
        long[] arrivingEntries = new long[arriving.count];
        for (int i = 0; i < arriving.count; i++) {
            arrivingEntries[i] =
                    (arriving.sources[i] & 0xFFFF_FFFFL) << RelationshipId.ORDINAL_BITS | arriving.ordinals[i];
        }
        int[] arrivingStarts = new int[endGroup - firstGroup + 1];
        int[] arrivingRows = byGroup(arriving.targets, arriving.count, arrivingStarts);
        CountChanges changes = new CountChanges(classes, counts);
        for (int group = firstGroup; group < endGroup; group++) {
            int g = group - firstGroup;
            ImportedNodes.Group content = nodes.group(group);
            ChunkWriter writer = new ChunkWriter(group, run::add);
            writer.header(content.classId(), COMMIT, content.slots(), groupStarts[g + 1] - groupStarts[g]);
            content.columns().forEach(writer::nodeColumn);
            changes.node(content.classId(), content.slots());
            List<int[]> rowsByOrdinal = new ArrayList<>();
            int[] ordinal = {0};
            sortOutgoing(group, (type, offsets, neighbours, rows) -> {
                int[] ordinals = new int[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    ordinals[i] = ordinal[0]++;
                }
                writer.lists(Direction.OUT, type, offsets, neighbours, ordinals);
                rowsByOrdinal.add(rows);
                changes.relationship(type, rows.length);
                changes.ends(Counts.FROM_LABEL, content.classId(), type, rows.length);
            });
            sorter.sort(
                    arrivingRows,
                    arrivingStarts[g],
                    arrivingStarts[g + 1],
                    types,
                    arriving.types,
                    arriving.targets,
                    arrivingEntries,
                    RelationshipId.ORDINAL_BITS,
                    (type, offsets, sources, ordinals) -> {
                        writer.lists(Direction.IN, type, offsets, sources, ordinals);
                        changes.ends(Counts.TO_LABEL, content.classId(), type, sources.length);
                    });
            writeProperties(rowsByOrdinal, ordinal[0], writer);
        }
    }

    private void writeProperties(List<int[]> rowsByOrdinal, int count, ChunkWriter writer) {
        TreeMap<Integer, ColumnBuilder> columns = new TreeMap<>();
        int ordinal = 0;
        for (int[] rows : rowsByOrdinal) {
            for (int row : rows) {
                int b = blockOfRow[row];
                Block block = blocks.get(b);
                int at = row - firstRowOfBlock[b];
                for (int c = 0; c < block.columns.length; c++) {
                    if (!block.columns[c].isNull(at)) {
                        columns.computeIfAbsent(block.keys[c], _ -> new ColumnBuilder(count))
                                .set(ordinal, block.columns[c].value(at));
                    }
                }
                ordinal++;
            }
        }
        columns.forEach((key, builder) -> {
            Vector values = builder.build();
            if (values != null) {
                writer.relationshipColumn(key, values);
            }
        });
    }
}
