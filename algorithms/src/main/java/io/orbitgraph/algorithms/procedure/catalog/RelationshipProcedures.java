package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.algorithms.procedure.WriteBack;
import io.orbitgraph.algorithms.procedure.catalog.RelationshipRows.Kind;
import io.orbitgraph.algorithms.procedure.catalog.RelationshipRows.Shape;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Relationships of projections and their properties: reading, writing to the database, dropping.
final class RelationshipProcedures {
    private RelationshipProcedures() {}

    static List<Procedure> all() {
        Procedure plain = stream("gds.graph.relationships.stream", Shape.NO_PROPERTY);
        Procedure one = stream("gds.graph.relationshipProperty.stream", Shape.VALUE);
        Procedure some = stream("gds.graph.relationshipProperties.stream", Shape.NAME_AND_VALUE);
        Procedure write = write();
        Procedure writeProperties = writeProperties();
        Procedure drop = drop();
        return List.of(
                plain,
                plain.deprecatedAlias("gds.beta.graph.relationships.stream"),
                one,
                one.deprecatedAlias("gds.graph.streamRelationshipProperty"),
                some,
                some.deprecatedAlias("gds.graph.streamRelationshipProperties"),
                write,
                write.deprecatedAlias("gds.graph.writeRelationship"),
                writeProperties,
                drop,
                drop.deprecatedAlias("gds.graph.deleteRelationships"));
    }

    private static Procedure stream(String name, Shape shape) {
        AlgorithmProcedure.Builder builder = AlgorithmProcedure.reading(
                        name,
                        shape == Shape.NO_PROPERTY
                                ? "Streams projected relationships."
                                : "Streams properties of projected relationships.")
                .takes("graphName", "STRING");
        switch (shape) {
            case NO_PROPERTY -> {}
            case VALUE -> builder.takes("relationshipProperty", "STRING");
            case NAME_AND_VALUE -> builder.takes("relationshipProperties", "ANY");
        }
        builder.takes("relationshipTypes", "ANY", CatalogCall.list(List.of("*")))
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("sourceNodeId", "INTEGER")
                .yields("targetNodeId", "INTEGER")
                .yields("relationshipType", "STRING");
        switch (shape) {
            case NO_PROPERTY -> {}
            case VALUE -> builder.yields("propertyValue", "FLOAT");
            case NAME_AND_VALUE ->
                builder.yields("relationshipProperty", "STRING").yields("propertyValue", "FLOAT");
        }
        return builder.runs((context, arguments) -> streamed(context, arguments, shape));
    }

    private static Iterator<Value[]> streamed(ProcedureContext context, Value[] arguments, Shape shape) {
        int next = 1;
        List<String> properties =
                shape == Shape.NO_PROPERTY ? List.of() : CatalogCall.texts("relationshipProperties", arguments[next++]);
        List<String> types = CatalogCall.texts("relationshipTypes", arguments[next++]);
        CatalogCall call = new CatalogCall(context, arguments[next]);
        ProjectedGraph graph = call.graph(arguments[0]).graph();
        call.workers();
        call.configuration().requireNoOthers();
        if (shape != Shape.NO_PROPERTY && properties.isEmpty()) {
            throw Configuration.failure("`relationshipProperties` is empty; gds.graph.relationships.stream needs none");
        }
        return new RelationshipRows(graph.ids(), kinds(graph, types, properties), properties, shape);
    }

    /// The kinds of these types; of `*`, those that have all the properties.
    private static List<Kind> kinds(ProjectedGraph graph, List<String> types, List<String> properties) {
        List<Kind> kinds = new ArrayList<>();
        if (types.isEmpty() || types.contains("*")) {
            graph.relationships().forEach((type, relationships) -> {
                if (relationships.relationshipProperties().containsAll(properties)) {
                    kinds.add(kind(type, relationships, properties));
                }
            });
            if (kinds.isEmpty()
                    && !properties.isEmpty()
                    && !graph.relationships().isEmpty()) {
                throw Configuration.failure("There is no relationship type that has all of the properties "
                        + String.join(", ", properties));
            }
        } else {
            types.forEach(type -> kinds.add(kind(type, graph.relationships(type), properties)));
        }
        return kinds;
    }

    private static Kind kind(String type, CsrGraph graph, List<String> properties) {
        graph.requireOnePage("Streaming relationships");
        return new Kind(
                type,
                graph,
                properties.stream().map(graph::relationshipProperty).toList());
    }

    private static Procedure write() {
        return AlgorithmProcedure.writing(
                        "gds.graph.relationship.write",
                        "Writes projected relationships, with one property or none, to the database.")
                .takes("graphName", "STRING")
                .takes("relationshipType", "STRING")
                .takes("relationshipProperty", "STRING", Value.of(""))
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("writeMillis", "INTEGER")
                .yields("graphName", "STRING")
                .yields("relationshipType", "STRING")
                .yields("relationshipProperty", "STRING")
                .yields("relationshipsWritten", "INTEGER")
                .yields("propertiesWritten", "INTEGER")
                .yields("configuration", "MAP")
                .answers((context, arguments) -> {
                    String property = CatalogCall.text("relationshipProperty", arguments[2]);
                    return written(
                            context, arguments, property.isEmpty() ? List.of() : List.of(property), arguments[2]);
                });
    }

    private static Procedure writeProperties() {
        return AlgorithmProcedure.writing(
                        "gds.graph.relationshipProperties.write",
                        "Writes projected relationships with properties to the database.")
                .takes("graphName", "STRING")
                .takes("relationshipType", "STRING")
                .takes("relationshipProperties", "ANY")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("writeMillis", "INTEGER")
                .yields("graphName", "STRING")
                .yields("relationshipType", "STRING")
                .yields("relationshipProperties", "LIST<STRING>")
                .yields("relationshipsWritten", "INTEGER")
                .yields("propertiesWritten", "INTEGER")
                .yields("configuration", "MAP")
                .answers((context, arguments) -> {
                    List<String> properties = CatalogCall.texts("relationshipProperties", arguments[2]);
                    return written(context, arguments, properties, CatalogCall.list(properties));
                });
    }

    private static Value[] written(ProcedureContext context, Value[] arguments, List<String> properties, Value shown) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[3]);
        CatalogGraph entry = call.graph(arguments[0]);
        String type = CatalogCall.text("relationshipType", arguments[1]);
        call.workers();
        call.configuration().optionalInteger("writeConcurrency");
        call.configuration().requireNoOthers();
        CsrGraph graph = entry.graph().relationships(type);
        long written = new WriteBack(context).relationships(graph.ids(), type, once(graph, properties));
        return new Value[] {
            Value.of(CatalogCall.millisSince(begin)),
            Value.of(entry.name()),
            Value.of(type),
            shown,
            Value.of(written),
            Value.of(written * properties.size()),
            call.configuration().effective()
        };
    }

    /// Each relationship once, an undirected one from its end with the smaller id; in the order of ids.
    private static NewRelationships once(CsrGraph graph, List<String> properties) {
        graph.requireOnePage("Writing relationships");
        Adjacency out = graph.out();
        NodeIds ids = graph.ids();
        int count = Math.toIntExact(graph.relationshipCount());
        int[] sources = new int[count];
        int[] targets = new int[count];
        int[] slots = new int[count];
        int next = 0;
        for (int rank = 0; rank < graph.nodeCount(); rank++) {
            int node = ids.numberAt(rank);
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                if (!graph.isUndirected() || rank <= ids.rank(out.targets()[slot])) {
                    sources[next] = node;
                    targets[next] = out.targets()[slot];
                    slots[next++] = slot;
                }
            }
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (String property : properties) {
            double[] column = graph.relationshipProperty(property);
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = column[slots[i]];
            }
            numbers.put(property, values);
        }
        return NewRelationships.of(sources, targets, numbers);
    }

    private static Procedure drop() {
        return AlgorithmProcedure.reading(
                        "gds.graph.relationships.drop", "Drops relationships of a type from a graph of the catalogue.")
                .takes("graphName", "STRING")
                .takes("relationshipType", "STRING")
                .yields("graphName", "STRING")
                .yields("relationshipType", "STRING")
                .yields("deletedRelationships", "INTEGER")
                .yields("deletedProperties", "MAP")
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, MapValue.EMPTY);
                    CatalogGraph entry = call.graph(arguments[0]);
                    String type = CatalogCall.text("relationshipType", arguments[1]);
                    Map<String, Value> properties = new LinkedHashMap<>();
                    long[] count = new long[1];
                    entry.update(graph -> {
                        CsrGraph dropped = graph.relationships(type);
                        if (graph.relationships().size() == 1) {
                            throw Configuration.failure("'" + type + "' is the only relationship type of the graph '"
                                    + entry.name() + "'; drop the graph instead");
                        }
                        count[0] = dropped.entryCount();
                        dropped.relationshipProperties().forEach(name -> properties.put(name, Value.of(count[0])));
                        return graph.withoutRelationships(type);
                    });
                    return new Value[] {
                        Value.of(entry.name()), Value.of(type), Value.of(count[0]), MapValue.copyOf(properties)
                    };
                });
    }
}
