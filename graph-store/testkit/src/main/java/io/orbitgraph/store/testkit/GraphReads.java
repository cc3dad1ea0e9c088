package io.orbitgraph.store.testkit;

import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeScan;
import java.util.ArrayList;
import java.util.List;

/// The batched reads of a graph as plain lists of ids.
final class GraphReads {
    private GraphReads() {}

    static List<Long> scan(GraphReader reader, int... labels) {
        List<Long> nodes = new ArrayList<>();
        try (NodeScan scan = reader.scanNodes(labels)) {
            while (scan.nextGroup()) {
                for (int i = 0; i < scan.count(); i++) {
                    nodes.add(scan.firstNode() + scan.slots()[i]);
                }
            }
        }
        return nodes;
    }

    static List<Long> neighbours(GraphReader reader, long node, Direction direction, int type) {
        Neighbours list = new Neighbours();
        reader.neighbours(node, direction, type, list);
        List<Long> nodes = new ArrayList<>();
        for (int i = list.from; i < list.to; i++) {
            nodes.add(list.neighbour(i));
        }
        return nodes;
    }

    static List<Long> relationships(GraphReader reader, long node, Direction direction, int type) {
        Neighbours list = new Neighbours();
        reader.neighbours(node, direction, type, list);
        List<Long> ids = new ArrayList<>();
        for (int i = list.from; i < list.to; i++) {
            ids.add(list.relationship(i));
        }
        return ids;
    }

    static List<Long> seek(GraphReader reader, IndexDescriptor index, IndexQuery query) {
        List<Long> nodes = new ArrayList<>();
        try (var cursor = reader.seek(index, query)) {
            long[] batch = new long[3];
            for (int count = cursor.next(batch); count > 0; count = cursor.next(batch)) {
                for (int i = 0; i < count; i++) {
                    nodes.add(batch[i]);
                }
            }
        }
        return nodes;
    }
}
