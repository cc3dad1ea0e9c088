package io.orbitgraph.server.engine;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ColumnRows;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.procedure.UserFunction;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Procedures and functions as another module would write them, for tests: small relatives of `gds.*`.
final class GraphExtension {
    private static final Parameter CONFIGURATION = new Parameter("configuration", "MAP", MapValue.EMPTY);

    private GraphExtension() {}

    static Extension create() {
        Procedure stream = stream();
        return new Extension(
                List.of(
                        stream,
                        stream.deprecatedAlias("test.beta.stream"),
                        stream.internalAlias("test.hidden.stream"),
                        stream.alias("test.also.stream"),
                        count(),
                        nothing(),
                        mixed(),
                        make("test.make", Mode.WRITE),
                        make("test.sneak", Mode.READ),
                        run("test.run.write", Mode.WRITE),
                        run("test.run.read", Mode.READ),
                        erase(),
                        labels(),
                        walk(),
                        fail()),
                List.of(asNode(), half(), join(), typed(), nulls(), failing(), nodeCount()),
                List.of(new PairAggregation(), new ConcatAggregation()));
    }

    private interface Body {
        Iterator<Value[]> call(ProcedureContext context, Value[] arguments);
    }

    private record Simple(ProcedureSignature signature, Body body) implements Procedure {
        @Override
        public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
            return body.call(context, arguments);
        }
    }

    private static Procedure procedure(
            String name, Mode mode, List<Parameter> parameters, List<Field> results, Body body) {
        return new Simple(new ProcedureSignature(name, parameters, results, mode, "For tests."), body);
    }

    /// All nodes with `factor` times their id as score, by columns.
    private static Procedure stream() {
        ProcedureSignature signature = new ProcedureSignature(
                "test.stream",
                List.of(new Parameter("graph", "STRING", null), CONFIGURATION),
                List.of(new Field("nodeId", "INTEGER"), new Field("score", "FLOAT")),
                Mode.READ,
                "For tests.");
        return new Simple(signature, (context, arguments) -> {
            MapValue configuration = (MapValue) arguments[1];
            double factor =
                    configuration.containsKey("factor") ? ((IntegerValue) configuration.get("factor")).value() : 1;
            long[] nodes = nodes(context);
            return new ColumnRows(signature) {
                private int next;

                @Override
                protected int fill(Vector[] columns, int from, int count) {
                    int filled = Math.min(count, nodes.length - next);
                    for (int i = 0; i < filled; i++) {
                        long node = nodes[next++];
                        ((LongVector) columns[0]).set(from + i, node);
                        if (factor == 0) {
                            ((DoubleVector) columns[1]).setNull(from + i);
                        } else {
                            ((DoubleVector) columns[1]).set(from + i, factor * node);
                        }
                    }
                    return filled;
                }
            };
        });
    }

    static long[] nodes(ProcedureContext context) {
        List<Long> nodes = new ArrayList<>();
        GraphReader graph = context.service(GraphReader.class);
        for (long node = 0; nodes.size() < graph.countNodes(Tokens.NONE); node++) {
            if (graph.nodeExists(node)) {
                nodes.add(node);
            }
        }
        return nodes.stream().mapToLong(Long::longValue).toArray();
    }

    /// Counts to `n`, by rows.
    private static Procedure count() {
        return procedure(
                "test.count",
                Mode.READ,
                List.of(new Parameter("n", "INTEGER", Value.of(3))),
                List.of(new Field("i", "INTEGER"), new Field("text", "STRING")),
                (_, arguments) -> {
                    List<Value[]> rows = new ArrayList<>();
                    for (long i = 1; i <= ((IntegerValue) arguments[0]).value(); i++) {
                        rows.add(new Value[] {Value.of(i), Value.of("#" + i)});
                    }
                    return rows.iterator();
                });
    }

    private static Procedure nothing() {
        return procedure(
                "test.nothing",
                Mode.READ,
                List.of(),
                List.of(),
                (_, _) -> List.<Value[]>of().iterator());
    }

    /// The numbers below `n`: by columns if `n` is even, by rows if it is odd.
    private static Procedure mixed() {
        ProcedureSignature signature = new ProcedureSignature(
                "test.mixed",
                List.of(new Parameter("n", "INTEGER", null)),
                List.of(new Field("i", "INTEGER")),
                Mode.READ,
                "For tests.");
        return new Simple(signature, (_, arguments) -> {
            long n = ((IntegerValue) arguments[0]).value();
            ColumnRows rows = new ColumnRows(signature) {
                private long next;

                @Override
                protected int fill(Vector[] columns, int from, int count) {
                    int filled = (int) Math.min(count, n - next);
                    for (int i = 0; i < filled; i++) {
                        ((LongVector) columns[0]).set(from + i, next++);
                    }
                    return filled;
                }
            };
            if (n % 2 == 0) {
                return rows;
            }
            List<Value[]> boxed = new ArrayList<>();
            rows.forEachRemaining(boxed::add);
            return boxed.iterator();
        });
    }

    /// Makes `n` nodes with the label Made and a property, each tied to itself; yields them.
    private static Procedure make(String name, Mode mode) {
        return procedure(
                name,
                mode,
                List.of(new Parameter("n", "INTEGER", null)),
                List.of(new Field("node", "NODE")),
                (context, arguments) -> {
                    GraphTransaction graph = context.service(GraphTransaction.class);
                    Tokens tokens = context.service(Tokens.class);
                    List<Value[]> rows = new ArrayList<>();
                    for (long i = 0; i < ((IntegerValue) arguments[0]).value(); i++) {
                        long node = graph.createNode(tokens.createLabel("Made"));
                        graph.setNodeProperty(node, tokens.createPropertyKey("i"), Value.of(i));
                        graph.createRelationship(node, node, tokens.createRelationshipType("SELF"));
                        rows.add(new Value[] {new NodeReference(node)});
                    }
                    return rows.iterator();
                });
    }

    /// Runs a statement.
    private static Procedure run(String name, Mode mode) {
        return procedure(
                name, mode, List.of(new Parameter("query", "STRING", null)), List.of(), (context, arguments) -> {
                    context.transaction()
                            .run(((StringValue) arguments[0]).value(), MapValue.EMPTY)
                            .discard(-1);
                    return List.<Value[]>of().iterator();
                });
    }

    /// Deletes nodes, not their relationships.
    private static Procedure erase() {
        return procedure(
                "test.erase",
                Mode.WRITE,
                List.of(new Parameter("nodes", "LIST<NODE>", null)),
                List.of(),
                (context, arguments) -> {
                    for (Value node : (ListValue) arguments[0]) {
                        context.service(GraphTransaction.class).deleteNode(((NodeValue) node).id());
                    }
                    return List.<Value[]>of().iterator();
                });
    }

    /// The number of labels of a node that is given as a node.
    private static Procedure labels() {
        return procedure(
                "test.labels",
                Mode.READ,
                List.of(new Parameter("node", "NODE", null)),
                List.of(new Field("count", "INTEGER")),
                (context, arguments) -> List.<Value[]>of(new Value[] {
                            Value.of(context.service(GraphReader.class).labels(((NodeValue) arguments[0]).id()).length)
                        })
                        .iterator());
    }

    /// A path from each node to the next along relationships that are not in the graph.
    private static Procedure walk() {
        return procedure(
                "test.walk",
                Mode.READ,
                List.of(),
                List.of(new Field("path", "PATH"), new Field("nodes", "LIST<NODE>")),
                (context, _) -> {
                    List<NodeValue> nodes = new ArrayList<>();
                    for (long node : nodes(context)) {
                        nodes.add(new NodeReference(node));
                    }
                    List<RelationshipValue> steps = new ArrayList<>();
                    for (int i = 1; i < nodes.size(); i++) {
                        steps.add(new RelationshipRecord(
                                -i,
                                nodes.get(i - 1).id(),
                                nodes.get(i).id(),
                                "STEP",
                                MapValue.of("cost", Value.of((double) i))));
                    }
                    return List.<Value[]>of(
                                    new Value[] {new PathValue(nodes, steps), ListValue.of(nodes.toArray(new Value[0]))
                                    })
                            .iterator();
                });
    }

    private static Procedure fail() {
        return procedure(
                "test.fail",
                Mode.READ,
                List.of(new Parameter("how", "STRING", null)),
                List.of(new Field("x", "ANY")),
                (_, arguments) -> {
                    throw switch (arguments[0].toString()) {
                        case "refused" -> new IllegalArgumentException("`concurrency` must be at least 1");
                        case "known" -> new OrbitException(ErrorCode.INVALID_ARGUMENT, "no such graph");
                        default -> new IllegalStateException("broken");
                    };
                });
    }

    private static UserFunction asNode() {
        return UserFunction.of(
                UserFunctionSignature.of("test.util.asNode", "NODE", "Util", "The node of an id.")
                        .takes("nodeId", "NUMBER"),
                (context, arguments) -> {
                    long id = ((IntegerValue) arguments[0]).value();
                    return context.service(GraphReader.class).nodeExists(id) ? new NodeReference(id) : Value.NULL;
                });
    }

    private static UserFunction half() {
        return UserFunction.of(
                UserFunctionSignature.of("test.half", "FLOAT", "Numeric", "Half of a number.")
                        .takes("x", "FLOAT")
                        .asDeterministic(),
                (_, arguments) -> Value.of(((FloatValue) arguments[0]).value() / 2));
    }

    private static UserFunction join() {
        return UserFunction.of(
                UserFunctionSignature.of("test.join", "STRING", "", "All texts in one.")
                        .takes("separator", "STRING")
                        .repeatedly("texts", "STRING"),
                (_, arguments) -> {
                    List<String> texts = new ArrayList<>();
                    for (int i = 1; i < arguments.length; i++) {
                        texts.add(arguments[i].toString());
                    }
                    return Value.of(String.join(arguments[0].toString(), texts));
                });
    }

    /// What a value and a configuration look like.
    private static UserFunction typed() {
        return UserFunction.of(
                UserFunctionSignature.of("test.show", "ANY", "", "The arguments.")
                        .takes("numbers", "LIST<FLOAT>")
                        .optionally("configuration", "MAP", MapValue.of("k", Value.of(1))),
                (_, arguments) -> ListValue.of(arguments.clone()));
    }

    private static UserFunction nulls() {
        return UserFunction.of(
                UserFunctionSignature.of("test.isNull", "BOOLEAN", "", "Whether it is null.")
                        .takes("x", "ANY")
                        .seeingNulls(),
                (_, arguments) -> Value.of(arguments[0] == Value.NULL));
    }

    private static UserFunction failing() {
        return UserFunction.of(
                UserFunctionSignature.of("test.refuse", "ANY", "", "Fails.").takes("x", "ANY"), (_, arguments) -> {
                    throw new IllegalArgumentException("no " + arguments[0]);
                });
    }

    /// Reads the graph as the statement has made it.
    private static UserFunction nodeCount() {
        return UserFunction.of(
                UserFunctionSignature.of("test.nodeCount", "INTEGER", "", "How many nodes there are."),
                (context, _) -> Value.of(context.service(GraphReader.class).countNodes(Tokens.NONE)));
    }
}
