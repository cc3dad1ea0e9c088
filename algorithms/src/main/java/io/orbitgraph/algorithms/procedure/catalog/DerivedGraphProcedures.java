package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.RandomGraph;
import io.orbitgraph.algorithms.graph.Subgraph;
import io.orbitgraph.algorithms.graph.filter.FilterParser;
import io.orbitgraph.algorithms.graph.filter.GraphFilter;
import io.orbitgraph.algorithms.graph.filter.Predicate;
import io.orbitgraph.algorithms.graph.sample.WalkSampling;
import io.orbitgraph.algorithms.graph.sample.WalkSampling.StepRule;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.EstimateRow;
import io.orbitgraph.algorithms.procedure.GraphInput;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Graphs made of graphs, or of nothing: filter, generate, sample.
final class DerivedGraphProcedures {
    private DerivedGraphProcedures() {}

    static List<Procedure> all() {
        Procedure filter = filter();
        Procedure generate = generate();
        Procedure walk = sample("gds.graph.sample.rwr", StepRule.WEIGHTED, "random walks with restarts");
        Procedure aware = sample(
                "gds.graph.sample.cnarw",
                StepRule.FEW_COMMON_NEIGHBOURS,
                "random walks that prefer nodes with few common neighbours");
        return List.of(
                filter,
                filter.deprecatedAlias("gds.beta.graph.project.subgraph"),
                generate,
                generate.deprecatedAlias("gds.beta.graph.generate"),
                walk,
                walk.deprecatedAlias("gds.alpha.graph.sample.rwr"),
                aware,
                sampleEstimate("gds.graph.sample.rwr.estimate"),
                sampleEstimate("gds.graph.sample.cnarw.estimate"));
    }

    private static Procedure filter() {
        return AlgorithmProcedure.reading(
                        "gds.graph.filter", "Makes a graph of the nodes and relationships that meet conditions.")
                .takes("graphName", "STRING")
                .takes("fromGraphName", "STRING")
                .takes("nodeFilter", "STRING")
                .takes("relationshipFilter", "STRING")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("graphName", "STRING")
                .yields("fromGraphName", "STRING")
                .yields("nodeFilter", "STRING")
                .yields("relationshipFilter", "STRING")
                .yields("nodeCount", "INTEGER")
                .yields("relationshipCount", "INTEGER")
                .yields("projectMillis", "INTEGER")
                .answers(DerivedGraphProcedures::filtered);
    }

    private static Value[] filtered(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[4]);
        String name = call.newName(arguments[0]);
        CatalogGraph from = call.graph(arguments[1]);
        Workers workers = call.workers();
        MapValue parameters = call.configuration().map("parameters");
        call.configuration().requireNoOthers();
        Predicate nodes = FilterParser.nodes(CatalogCall.text("nodeFilter", arguments[2]), parameters);
        Predicate relationships =
                FilterParser.relationships(CatalogCall.text("relationshipFilter", arguments[3]), parameters);
        ProjectedGraph graph = call.run(
                "Graph filter",
                2 * from.bytes(),
                workers,
                environment -> GraphFilter.apply(from.graph(), nodes, relationships, workers));
        call.add(name, graph);
        return new Value[] {
            Value.of(name),
            Value.of(from.name()),
            arguments[2],
            arguments[3],
            Value.of(graph.nodeCount()),
            Value.of(graph.entryCount()),
            Value.of(CatalogCall.millisSince(begin))
        };
    }

    private static Procedure generate() {
        return AlgorithmProcedure.reading("gds.graph.generate", "Makes a random graph.")
                .takes("graphName", "STRING")
                .takes("nodeCount", "INTEGER")
                .takes("averageDegree", "NUMBER")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("name", "STRING")
                .yields("nodes", "INTEGER")
                .yields("relationships", "INTEGER")
                .yields("generateMillis", "INTEGER")
                .yields("relationshipSeed", "INTEGER")
                .yields("averageDegree", "FLOAT")
                .yields("relationshipDistribution", "STRING")
                .yields("relationshipProperty", "MAP")
                .answers(DerivedGraphProcedures::generated);
    }

    private static Value[] generated(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[3]);
        String name = call.newName(arguments[0]);
        Configuration configuration = call.configuration();
        Workers workers = call.workers("readConcurrency");
        Long seed = configuration.optionalInteger("relationshipSeed");
        RandomGraph.Distribution distribution =
                configuration.choice("relationshipDistribution", RandomGraph.Distribution.UNIFORM);
        Orientation orientation = configuration.choice("orientation", Orientation.NATURAL);
        Aggregation aggregation = configuration.choice("aggregation", Aggregation.NONE);
        boolean loops = configuration.flag("allowSelfLoops", false);
        MapValue property = configuration.map("relationshipProperty");
        RandomGraph.Weight weight = weight(property);
        configuration.requireNoOthers();
        long nodes = arguments[1] instanceof IntegerValue(long number) ? number : -1;
        double degree = number(arguments[2]);
        if (nodes < 0 || nodes > Integer.MAX_VALUE) {
            throw Configuration.failure("`nodeCount` is " + arguments[1] + ", must be between 0 and 2^31");
        }
        RandomGraph graph = new RandomGraph(
                (int) nodes,
                degree,
                distribution,
                seed == null ? ThreadLocalRandom.current().nextLong() : seed,
                weight,
                orientation,
                aggregation,
                loops);
        ProjectedGraph made = call.run(
                "Graph generation",
                RandomGraph.bytes(nodes, degree, weight != null, orientation),
                workers,
                environment -> projected(graph.make(workers)));
        call.add(name, made);
        return new Value[] {
            Value.of(name),
            Value.of(made.nodeCount()),
            Value.of(made.entryCount()),
            Value.of(CatalogCall.millisSince(begin)),
            seed == null ? Value.NULL : Value.of(seed),
            Value.of(degree),
            Value.of(distribution.name()),
            property
        };
    }

    private static ProjectedGraph projected(CsrGraph graph) {
        BitSet all = new BitSet(graph.nodeCount());
        all.set(0, graph.nodeCount());
        return new ProjectedGraph(graph.ids(), Map.of(ProjectedGraph.ALL, all), Map.of(), Map.of("REL", graph));
    }

    private static double number(Value value) {
        return switch (value) {
            case IntegerValue(long number) -> number;
            case FloatValue(double number) -> number;
            default -> throw CatalogCall.wrongType("averageDegree", "a number", value);
        };
    }

    /// What a generated relationship property is.
    private enum PropertyKind {
        FIXED_VALUE,
        RANDOM
    }

    private static RandomGraph.@Nullable Weight weight(MapValue map) {
        if (map.isEmpty()) {
            return null;
        }
        Configuration keys = new Configuration(map);
        String name = keys.requiredText("name");
        keys.requiredText("type");
        PropertyKind kind = keys.choice("type", PropertyKind.FIXED_VALUE);
        RandomGraph.Weight weight = switch (kind) {
            case FIXED_VALUE -> {
                double value = keys.requiredNumber("value");
                yield new RandomGraph.Weight(name, value, value);
            }
            case RANDOM -> new RandomGraph.Weight(name, keys.number("min", 0), keys.number("max", 1));
        };
        keys.requireNoOthers();
        return weight;
    }

    private static Procedure sample(String name, StepRule steps, String how) {
        return AlgorithmProcedure.reading(name, "Makes a graph of nodes that are sampled by " + how + ".")
                .takes("graphName", "STRING")
                .takes("fromGraphName", "STRING")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("graphName", "STRING")
                .yields("fromGraphName", "STRING")
                .yields("nodeCount", "INTEGER")
                .yields("relationshipCount", "INTEGER")
                .yields("startNodeCount", "INTEGER")
                .yields("projectMillis", "INTEGER")
                .answers((context, arguments) -> sampled(context, arguments, steps));
    }

    private static Value[] sampled(ProcedureContext context, Value[] arguments, StepRule steps) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[2]);
        String name = call.newName(arguments[0]);
        CatalogGraph from = call.graph(arguments[1]);
        Configuration configuration = call.configuration();
        Workers workers = call.workers();
        List<String> types = configuration.texts("relationshipTypes", List.of("*"));
        List<String> labels = configuration.texts("nodeLabels", List.of("*"));
        String weight = configuration.optionalText("relationshipWeightProperty");
        Long seed = configuration.optionalInteger("randomSeed");
        ProjectedGraph whole = from.graph();
        CsrGraph chosen = whole.graph(types, labels, workers);
        CsrGraph graph = weight == null ? chosen.unweighted() : chosen.weighted(weight);
        WalkSampling sampling = new WalkSampling(
                configuration.number("samplingRatio", 0.15),
                configuration.number("restartProbability", 0.1),
                new GraphInput(configuration, whole, graph).nodes("startNodes"),
                configuration.flag("nodeLabelStratification", false),
                steps);
        configuration.requireNoOthers();
        graph.requireNonNegativeWeights("Sampling", workers);
        long actualSeed = seed == null ? ThreadLocalRandom.current().nextLong() : seed;
        Sampled sampled = call.run("Graph sampling", estimate(from).maxBytes(), workers, environment -> {
            WalkSampling.Sample sample = sampling.nodes(graph, whole, environment.withSeed(actualSeed));
            BitSet kept = new BitSet(whole.nodeCount());
            sample.nodes().stream()
                    .forEach(node -> kept.set(whole.ids().number(graph.ids().id(node))));
            return new Sampled(
                    Subgraph.of(whole.withOnlyRelationships(types), kept, Map.of(), workers), sample.startCount());
        });
        call.add(name, sampled.graph());
        return new Value[] {
            Value.of(name),
            Value.of(from.name()),
            Value.of(sampled.graph().nodeCount()),
            Value.of(sampled.graph().entryCount()),
            Value.of(sampled.startCount()),
            Value.of(CatalogCall.millisSince(begin))
        };
    }

    private record Sampled(ProjectedGraph graph, int startCount) {}

    private static MemoryEstimate estimate(CatalogGraph from) {
        ProjectedGraph graph = from.graph();
        return MemoryEstimate.sum(
                "Sampling",
                MemoryEstimate.of("Walk", 8L * graph.nodeCount() + graph.nodeCount() / 8),
                MemoryEstimate.between("Sampled graph", 0, graph.bytes() + 8L * graph.nodeCount()),
                MemoryEstimate.between("Relationships chosen", 0, graph.bytes()));
    }

    private static Procedure sampleEstimate(String name) {
        return EstimateRow.yieldedBy(
                        AlgorithmProcedure.reading(name, "Returns how much memory a sampling would need at most.")
                                .takes("fromGraphName", "STRING")
                                .takes("configuration", "MAP", MapValue.EMPTY))
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, MapValue.EMPTY);
                    CatalogGraph from = call.graph(arguments[0]);
                    return EstimateRow.of(
                            estimate(from),
                            from.graph().nodeCount(),
                            from.graph().entryCount());
                });
    }
}
