package io.orbitgraph.algorithms.procedure.breadth;

import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.structure.Chordal;
import io.orbitgraph.algorithms.procedure.AlgorithmDefinition;
import io.orbitgraph.algorithms.procedure.Outcome;
import io.orbitgraph.algorithms.procedure.Rows;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.List;
import java.util.function.Function;

/// Chordality and what is easy on chordal graphs.
final class ChordalProcedures {
    private ChordalProcedures() {}

    static List<AlgorithmDefinition<?, ?>> all() {
        return List.of(
                chordality(),
                coloring(),
                nodes(
                        "orbit.graph.chordalMaximumClique",
                        "A largest set of nodes that are all related, in a chordal graph.",
                        Chordal.Result::clique),
                nodes(
                        "orbit.graph.chordalIndependentSet",
                        "A largest set of nodes no two of which are related, in a chordal graph.",
                        Chordal.Result::independentSet));
    }

    private static AlgorithmDefinition<NoParameters, Chordal.Result> of(String name, String description) {
        return AlgorithmDefinition.of(name, description, new Chordal(), (configuration, graph) -> NoParameters.DEFAULT);
    }

    private static AlgorithmDefinition<?, ?> chordality() {
        return of(
                        "orbit.graph.chordality",
                        "Whether each cycle of four or more nodes has a chord; streams a perfect elimination order.")
                .streams(Rows.counted(
                        List.of(new Field("position", "INTEGER"), new Field("nodeId", "INTEGER")),
                        result -> result.eliminationOrder().length,
                        outcome -> i -> new Value[] {
                            Value.of(i), Value.of(outcome.id(outcome.result().eliminationOrder()[i]))
                        }))
                .flag("isChordal", Chordal.Result::isChordal)
                .figure(
                        "hole",
                        "LIST<INTEGER>",
                        outcome -> Output.ids(outcome, outcome.result().hole()));
    }

    private static Chordal.Result chordal(String name, Outcome<NoParameters, Chordal.Result> outcome) {
        return outcome.result().require(name, outcome.graph());
    }

    private static AlgorithmDefinition<?, ?> coloring() {
        String name = "orbit.graph.chordalColoring";
        return of(name, "Colours a chordal graph with as few colours as possible.")
                .nodeValues(
                        "color",
                        "INTEGER",
                        outcome -> Output.numbers(
                                chordal(name, outcome).coloring().orElseThrow().groups()))
                .figure(
                        "colorCount",
                        "INTEGER",
                        outcome -> Value.of(
                                chordal(name, outcome).coloring().orElseThrow().count()));
    }

    private static AlgorithmDefinition<?, ?> nodes(
            String name, String description, Function<Chordal.Result, int[]> nodes) {
        return of(name, description)
                .streams(Output.nodes(outcome -> nodes.apply(chordal(name, outcome))))
                .nodeProperty(outcome -> Output.flags(outcome, nodes.apply(chordal(name, outcome))))
                .figure("nodeCount", "INTEGER", outcome -> Value.of(nodes.apply(chordal(name, outcome)).length));
    }
}
