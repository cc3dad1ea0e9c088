package io.orbitgraph.algorithms.procedure.function;

import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.similarity.LinkPrediction;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.UserFunction;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.List;

/// `gds.linkprediction.*`: how likely a relationship between two nodes of the database is.
final class LinkPredictionFunctions {
    private static final List<String> PREFIXES = List.of("gds.alpha.linkprediction.", "gds.linkprediction.");

    private interface Score {
        double of(LinkPrediction prediction, long a, long b);
    }

    private LinkPredictionFunctions() {}

    static List<UserFunction> all() {
        List<UserFunction> all = new ArrayList<>();
        for (String prefix : PREFIXES) {
            all.add(scored(
                    prefix + "adamicAdar",
                    "Common neighbours, each weighted by the inverse logarithm of its degree.",
                    LinkPrediction::adamicAdar));
            all.add(scored(
                    prefix + "commonNeighbors",
                    "How many neighbours two nodes share.",
                    LinkPrediction::commonNeighbors));
            all.add(scored(
                    prefix + "preferentialAttachment",
                    "The product of the degrees of two nodes.",
                    LinkPrediction::preferentialAttachment));
            all.add(scored(
                    prefix + "resourceAllocation",
                    "Common neighbours, each weighted by the inverse of its degree.",
                    LinkPrediction::resourceAllocation));
            all.add(scored(
                    prefix + "totalNeighbors",
                    "How many nodes are neighbours of one node or the other.",
                    LinkPrediction::totalNeighbors));
            all.add(sameCommunity(prefix + "sameCommunity"));
        }
        return all;
    }

    private static UserFunctionSignature signature(String name, String description) {
        return UserFunctionSignature.of(name, "FLOAT", Functions.CATEGORY, description)
                .takes("node1", "NODE")
                .takes("node2", "NODE");
    }

    private static UserFunction scored(String name, String description, Score score) {
        return UserFunction.of(
                signature(name, description).optionally("configuration", "MAP", MapValue.EMPTY),
                (context, arguments) -> Value.of(score.of(
                        new LinkPrediction(neighbourhoods(context, (MapValue) arguments[2])),
                        id(arguments[0]),
                        id(arguments[1]))));
    }

    private static long id(Value node) {
        return ((NodeValue) node).id();
    }

    private static LinkPrediction.Neighbourhoods neighbourhoods(ProcedureContext context, MapValue map) {
        Configuration configuration = new Configuration(map);
        String type = configuration.optionalText("relationshipQuery");
        StoreNeighbourhoods.Side side = configuration.choice("direction", StoreNeighbourhoods.Side.BOTH);
        configuration.requireNoOthers();
        return new StoreNeighbourhoods(context.service(GraphReader.class), context.service(Tokens.class), type, side);
    }

    private static UserFunction sameCommunity(String name) {
        return UserFunction.of(
                signature(name, "1 if a property of two nodes is the same, else 0.")
                        .optionally("communityProperty", "STRING", Value.of("community")),
                (context, arguments) -> {
                    int key = context.service(Tokens.class).propertyKey(((StringValue) arguments[2]).value());
                    if (key == Tokens.NONE) {
                        return Value.of(0.0);
                    }
                    GraphReader graph = context.service(GraphReader.class);
                    Value same = ValueSemantics.equal(
                            graph.nodeProperty(id(arguments[0]), key), graph.nodeProperty(id(arguments[1]), key));
                    return Value.of(same.equals(Value.of(true)) ? 1.0 : 0.0);
                });
    }
}
