package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Nodes;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/// How much heap a projection takes: at least what stays, at most that and what the reading needs besides.
public final class ProjectionEstimate {
    private ProjectionEstimate() {}

    /// @param nodes how many are projected
    /// @param stored how many relationships the store has of a kind
    public static MemoryEstimate of(ProjectionRequest request, long nodes, ToLongFunction<Relationships> stored) {
        List<MemoryEstimate> parts = new ArrayList<>();
        long labels = (nodes + 7) / 8 * Math.max(1, request.nodes().size());
        boolean hubsFirst =
                nodes >= HubOrder.LEAST_NODES && !request.relationships().isEmpty();
        parts.add(MemoryEstimate.of("Node ids and labels", (hubsFirst ? 16 : 8) * nodes + labels));
        Set<String> columns = new HashSet<>();
        for (Nodes kind : request.nodes()) {
            kind.properties().forEach(property -> columns.add(property.name()));
        }
        if (!columns.isEmpty()) {
            parts.add(MemoryEstimate.of("Node properties", 8 * nodes * columns.size()));
        }
        // The look-up from ids to numbers, what was scanned per label, and degrees.
        long ofNodes = (hubsFirst ? 22 : 16) * nodes;
        long reading = ofNodes;
        for (Relationships kind : request.relationships()) {
            long entries = stored.applyAsLong(kind) * (kind.orientation() == Orientation.UNDIRECTED ? 2 : 1);
            List<Property> properties = kind.properties();
            long rows = 4 * (nodes + 1) + (4 + 8L * properties.size()) * entries;
            long incoming = kind.inverse() && kind.orientation() != Orientation.UNDIRECTED
                    ? 4 * (nodes + 1) + (properties.size() == 1 ? 12 : 4) * entries
                    : 0;
            parts.add(MemoryEstimate.of("Relationships '" + kind.name() + "'", rows + incoming));
            long turning = turning(kind) * stored.applyAsLong(kind);
            long counts = entries > Capacity.MOST ? 8 * nodes : 0;
            long inverting = incoming > 0 ? (properties.size() == 1 ? 16 : 8) * entries + counts : 0;
            reading = Math.max(reading, ofNodes + Math.max(rows + turning, inverting));
        }
        parts.add(MemoryEstimate.between("Reading", 0, reading));
        return MemoryEstimate.sum("Projection", parts.toArray(MemoryEstimate[]::new));
    }

    /// Bytes for each relationship, beyond the result, to make rows of another orientation of those with properties.
    private static long turning(Relationships kind) {
        int properties = kind.properties().size();
        if (properties == 0) {
            return 0;
        }
        long natural = 4 + 8L * properties + (properties > 1 ? 8 : 0);
        return switch (kind.orientation()) {
            case NATURAL -> 0;
            case REVERSE -> natural + 16;
            case UNDIRECTED -> natural + 28;
        };
    }
}
