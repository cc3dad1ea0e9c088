package io.orbitgraph.server.importer;

import io.orbitgraph.server.importer.Header.IdType;
import java.util.List;

/// What is to be imported, and how it is written.
///
/// @param edges lists of edges without a header
/// @param edgeLabel of the nodes that they make
/// @param edgeType of their relationships
/// @param edgeProperties what is in the columns behind the two ids, as a header would say it
/// @param threads that parse
record ImportPlan(
        List<InputGroup> nodes,
        List<InputGroup> relationships,
        List<InputGroup> edges,
        String edgeLabel,
        String edgeType,
        List<String> edgeProperties,
        CsvFormat format,
        IdType idType,
        int threads) {
    ImportPlan {
        nodes = List.copyOf(nodes);
        relationships = List.copyOf(relationships);
        edges = List.copyOf(edges);
        edgeProperties = List.copyOf(edgeProperties);
        for (InputGroup group : relationships) {
            if (group.names().size() > 1) {
                throw new ImportException("A relationship has one type, not " + String.join(":", group.names()) + ".");
            }
        }
        if (nodes.isEmpty() && edges.isEmpty()) {
            throw new ImportException("There is nothing to import; say --nodes=FILE or --edges=FILE.");
        }
        if (!edges.isEmpty() && !(nodes.isEmpty() && relationships.isEmpty())) {
            throw new ImportException("--edges makes its own nodes; it does not go with --nodes and --relationships.");
        }
    }
}
