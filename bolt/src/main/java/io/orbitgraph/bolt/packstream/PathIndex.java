package io.orbitgraph.bolt.packstream;

import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A path in Bolt's form: each node and relationship once, and how to walk over them.
///
/// @param nodes distinct; the first is the path's start
/// @param steps pairs: the relationship counted from 1, negative when it is walked against its direction; the
/// node after it counted from 0
record PathIndex(List<NodeValue> nodes, List<RelationshipValue> relationships, int[] steps) {
    static PathIndex of(PathValue path) {
        Map<Long, Integer> nodePlaces = new HashMap<>();
        Map<Long, Integer> relationshipPlaces = new HashMap<>();
        List<NodeValue> nodes = new ArrayList<>();
        List<RelationshipValue> relationships = new ArrayList<>();
        int[] steps = new int[2 * path.length()];
        place(nodePlaces, nodes, path.nodes().getFirst());
        for (int i = 0; i < path.length(); i++) {
            RelationshipValue relationship = path.relationships().get(i);
            Integer known = relationshipPlaces.putIfAbsent(relationship.id(), relationships.size());
            if (known == null) {
                relationships.add(relationship);
            }
            int place = (known == null ? relationships.size() - 1 : known) + 1;
            boolean forwards = relationship.startId() == path.nodes().get(i).id();
            steps[2 * i] = forwards ? place : -place;
            steps[2 * i + 1] = place(nodePlaces, nodes, path.nodes().get(i + 1));
        }
        return new PathIndex(nodes, relationships, steps);
    }

    private static int place(Map<Long, Integer> places, List<NodeValue> nodes, NodeValue node) {
        Integer known = places.putIfAbsent(node.id(), nodes.size());
        if (known != null) {
            return known;
        }
        nodes.add(node);
        return nodes.size() - 1;
    }
}
