package io.orbitgraph.algorithms.procedure.community;

import io.orbitgraph.algorithms.community.cores.KCore;
import io.orbitgraph.algorithms.community.cores.KCoreParameters;
import io.orbitgraph.algorithms.community.cores.KCoreResult;
import io.orbitgraph.algorithms.community.cores.KTruss;
import io.orbitgraph.algorithms.community.cores.KTrussParameters;
import io.orbitgraph.algorithms.community.cores.KTrussResult;
import io.orbitgraph.algorithms.community.triangles.ClusteringParameters;
import io.orbitgraph.algorithms.community.triangles.ClusteringResult;
import io.orbitgraph.algorithms.community.triangles.Corners;
import io.orbitgraph.algorithms.community.triangles.LocalClustering;
import io.orbitgraph.algorithms.community.triangles.TriangleCount;
import io.orbitgraph.algorithms.community.triangles.TriangleCursor;
import io.orbitgraph.algorithms.community.triangles.TriangleList;
import io.orbitgraph.algorithms.community.triangles.TriangleParameters;
import io.orbitgraph.algorithms.community.triangles.TriangleResult;
import io.orbitgraph.algorithms.graph.NodeColumn.Doubles;
import io.orbitgraph.algorithms.graph.NodeColumn.Longs;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.procedure.NewRelationships;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How closely nodes hang together: cores, trusses, triangles and clustering.
final class CohesionProcedures {
    private CohesionProcedures() {}

    static AlgorithmDefinition<?, ?> kCore() {
        AlgorithmDefinition<KCoreParameters, KCoreResult> definition = AlgorithmDefinition.of(
                "gds.kcore",
                "The largest k such that a node is in a part where each node has k neighbours.",
                new KCore(),
                (configuration, graph) -> new KCoreParameters(true));
        return definition
                .nodeValues(
                        "coreValue",
                        "INTEGER",
                        outcome ->
                                new Longs(CommunityIds.widened(outcome.result().cores())))
                .integer("degeneracy", KCoreResult::degeneracy);
    }

    static AlgorithmDefinition<?, ?> kTruss() {
        AlgorithmDefinition<KTrussParameters, KTrussResult> definition = AlgorithmDefinition.of(
                "orbit.kTruss",
                "The largest k such that a relationship is in a part where each is in k - 2 triangles.",
                new KTruss(),
                (configuration, graph) -> KTrussParameters.DEFAULT);
        return definition
                .streams(Rows.counted(
                        List.of(
                                new Field("from", "INTEGER"),
                                new Field("to", "INTEGER"),
                                new Field("truss", "INTEGER")),
                        result -> result.trusses().length,
                        outcome -> i -> new Value[] {
                            Value.of(outcome.id(outcome.result().sources()[i])),
                            Value.of(outcome.id(outcome.result().targets()[i])),
                            Value.of(outcome.result().trusses()[i])
                        }))
                .relationships(true, CohesionProcedures::trussRelationships)
                .integer("maxTruss", KTrussResult::maxTruss);
    }

    private static NewRelationships trussRelationships(
            Outcome<KTrussParameters, KTrussResult> outcome, @Nullable String property) {
        KTrussResult result = outcome.result();
        double[] trusses = Arrays.stream(result.trusses()).asDoubleStream().toArray();
        return NewRelationships.of(
                result.sources(), result.targets(), Map.of(Objects.requireNonNull(property), trusses));
    }

    static AlgorithmDefinition<?, ?> triangleCount() {
        AlgorithmDefinition<TriangleParameters, TriangleResult> definition = AlgorithmDefinition.of(
                "gds.triangleCount",
                "How many triangles a node is part of.",
                new TriangleCount(),
                CohesionProcedures::triangleParameters);
        return definition
                .nodeValues(
                        "triangleCount",
                        "INTEGER",
                        outcome -> new Longs(outcome.result().triangles()))
                .integer("globalTriangleCount", TriangleResult::total)
                .nodeCount("nodeCount");
    }

    private static TriangleParameters triangleParameters(Configuration configuration, GraphInput graph) {
        long most = configuration.longInteger("maxDegree", Long.MAX_VALUE);
        List<BitSet> labels = graph.labelled("labelFilter");
        Require.that(
                labels.size() <= 3,
                "`labelFilter` has " + labels.size() + " labels, but a triangle has three corners; give at most 3");
        return new TriangleParameters((int) Math.clamp(most, -1L, Integer.MAX_VALUE), new Corners(labels));
    }

    static AlgorithmDefinition<?, ?> triangles() {
        AlgorithmDefinition<TriangleParameters, TriangleCursor> definition = AlgorithmDefinition.of(
                "gds.triangles",
                "All triangles, each once.",
                new TriangleList(),
                CohesionProcedures::triangleParameters);
        return definition
                .bareName()
                .streams(Rows.lazy(
                        List.of(
                                new Field("nodeA", "INTEGER"),
                                new Field("nodeB", "INTEGER"),
                                new Field("nodeC", "INTEGER")),
                        CohesionProcedures::triangleRows));
    }

    private static Iterator<Value[]> triangleRows(Outcome<TriangleParameters, TriangleCursor> outcome) {
        TriangleCursor cursor = outcome.result();
        return new Iterator<>() {
            private boolean hasNext = cursor.next();

            @Override
            public boolean hasNext() {
                return hasNext;
            }

            @Override
            public Value[] next() {
                if (!hasNext) {
                    throw new NoSuchElementException();
                }
                Value[] row = {
                    Value.of(outcome.id(cursor.a())), Value.of(outcome.id(cursor.b())), Value.of(outcome.id(cursor.c()))
                };
                hasNext = cursor.next();
                return row;
            }
        };
    }

    static AlgorithmDefinition<?, ?> localClustering() {
        AlgorithmDefinition<ClusteringParameters, ClusteringResult> definition = AlgorithmDefinition.of(
                "gds.localClusteringCoefficient",
                "The part of the pairs of a node's neighbours that are related.",
                new LocalClustering(),
                CohesionProcedures::clusteringParameters);
        return definition
                .nodeValues(
                        "localClusteringCoefficient",
                        "FLOAT",
                        outcome -> new Doubles(outcome.result().coefficients()))
                .number("averageClusteringCoefficient", ClusteringResult::average)
                .nodeCount("nodeCount");
    }

    private static ClusteringParameters clusteringParameters(Configuration configuration, GraphInput graph) {
        configuration.refuse(
                "maxDegree",
                "leave nodes out with gds.triangleCount.mutate, and name what it adds in `triangleCountProperty`");
        return new ClusteringParameters(graph.longs("triangleCountProperty"), true);
    }
}
