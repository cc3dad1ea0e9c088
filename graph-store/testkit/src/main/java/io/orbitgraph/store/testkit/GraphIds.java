package io.orbitgraph.store.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ids that one store gave to nodes and relationships, by the order of their creation.
final class GraphIds {
    private final List<Long> nodes = new ArrayList<>();
    private final List<Long> relationships = new ArrayList<>();
    private final Map<Long, Integer> nodeNumbers = new HashMap<>();
    private final Map<Long, Integer> relationshipNumbers = new HashMap<>();

    String addNode(long id) {
        if (nodeNumbers.put(id, nodes.size()) != null) {
            throw new AssertionError("node id " + id + " was given twice");
        }
        nodes.add(id);
        return "added";
    }

    String addRelationship(long id) {
        if (relationshipNumbers.put(id, relationships.size()) != null) {
            throw new AssertionError("relationship id " + id + " was given twice");
        }
        relationships.add(id);
        return "added";
    }

    /// Drops what was rolled back. The ids stay known, as they must not come again either.
    void forget(int nodeCount, int relationshipCount) {
        nodes.subList(nodeCount, nodes.size()).clear();
        relationships.subList(relationshipCount, relationships.size()).clear();
    }

    /// A restart may forget which ids were given to transactions that rolled back: nothing durable ever had them.
    void reopened() {
        nodeNumbers.keySet().retainAll(Set.copyOf(nodes));
        relationshipNumbers.keySet().retainAll(Set.copyOf(relationships));
    }

    int nodeCount() {
        return nodes.size();
    }

    int relationshipCount() {
        return relationships.size();
    }

    long node(int number) {
        return nodes.get(number);
    }

    long relationship(int number) {
        return relationships.get(number);
    }

    /// -1 for an id that is not known.
    int nodeNumber(long id) {
        return nodeNumbers.getOrDefault(id, -1);
    }

    int relationshipNumber(long id) {
        return relationshipNumbers.getOrDefault(id, -1);
    }
}
