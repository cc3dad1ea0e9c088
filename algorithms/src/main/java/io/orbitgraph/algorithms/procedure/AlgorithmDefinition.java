package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What `gds.*` procedures there are of one algorithm. Say how the parameters are read and what the result is to each
/// mode; {@link #procedures} then makes those that make sense: `stream` if there are rows, `stats` if there are
/// figures, `mutate` and `write` if there is a node property or there are relationships, and an `estimate` of each.
///
/// Parameters are read before the graph is touched, so that a wrong call costs nothing; whatever key nobody reads is
/// refused.
///
/// @param <P> the algorithm's parameters
/// @param <R> its result
public final class AlgorithmDefinition<P, R> {
    /// A figure about a result, in all modes but stream.
    record Figure<P, R>(Field field, Function<Outcome<P, R>, Value> value) {}

    /// A node property that is added to the projection or written.
    ///
    /// @param suffix what is appended to the name that the configuration gives
    record NodeProperty<P, R>(Function<Configuration, String> suffix, Function<Outcome<P, R>, NodeColumn> column) {}

    /// Reads keys that concern the output only; they are in {@link Outcome#configuration} afterwards.
    public interface Options {
        void read(Configuration configuration, Mode mode);
    }

    /// Makes relationships of a result.
    ///
    /// `property` is the name that the configuration gives to their property; null where none is asked for.
    public interface RelationshipMaker<P, R> {
        NewRelationships of(Outcome<P, R> outcome, @Nullable String property);
    }

    final String name;
    final String description;
    final Algorithm<P, R> algorithm;
    final BiFunction<Configuration, GraphInput, P> parameters;
    final List<Figure<P, R>> figures = new ArrayList<>();
    boolean isWeighted;

    @Nullable
    String seedKey;

    boolean hasStats;
    boolean hasBareName;
    boolean namesRelationshipProperty;

    @Nullable
    Options options;

    @Nullable
    Rows<P, R> rows;

    final List<NodeProperty<P, R>> nodeProperties = new ArrayList<>();

    @Nullable
    Function<Outcome<P, R>, IntPredicate> writtenNodes;

    @Nullable
    RelationshipMaker<P, R> relationships;

    private AlgorithmDefinition(
            String name,
            String description,
            Algorithm<P, R> algorithm,
            BiFunction<Configuration, GraphInput, P> parameters) {
        this.name = name;
        this.description = description;
        this.algorithm = algorithm;
        this.parameters = parameters;
    }

    /// @param name without the mode, e.g. `gds.pageRank`
    /// @param description a sentence for SHOW PROCEDURES
    public static <P, R> AlgorithmDefinition<P, R> of(
            String name,
            String description,
            Algorithm<P, R> algorithm,
            BiFunction<Configuration, GraphInput, P> parameters) {
        return new AlgorithmDefinition<>(name, description, algorithm, parameters);
    }

    /// The same procedures under another name, such as that of an earlier tier.
    public AlgorithmDefinition<P, R> alias(String otherName) {
        AlgorithmDefinition<P, R> other = new AlgorithmDefinition<>(otherName, description, algorithm, parameters);
        other.figures.addAll(figures);
        other.isWeighted = isWeighted;
        other.seedKey = seedKey;
        other.hasStats = hasStats;
        other.hasBareName = hasBareName;
        other.namesRelationshipProperty = namesRelationshipProperty;
        other.options = options;
        other.rows = rows;
        other.nodeProperties.addAll(nodeProperties);
        other.writtenNodes = writtenNodes;
        other.relationships = relationships;
        return other;
    }

    /// Calls the only mode that there is by the bare name.
    public AlgorithmDefinition<P, R> bareName() {
        hasBareName = true;
        return this;
    }

    /// Takes `relationshipWeightProperty`; without it each relationship weighs 1.
    public AlgorithmDefinition<P, R> weighted() {
        isWeighted = true;
        return this;
    }

    /// Takes `randomSeed`; without it each call draws another one.
    public AlgorithmDefinition<P, R> seeded() {
        return seededBy("randomSeed");
    }

    /// As {@link #seeded}, under another key.
    public AlgorithmDefinition<P, R> seededBy(String key) {
        seedKey = key;
        return this;
    }

    public AlgorithmDefinition<P, R> options(Options reader) {
        options = reader;
        return this;
    }

    /// Stream mode.
    public AlgorithmDefinition<P, R> streams(Rows<P, R> newRows) {
        rows = newRows;
        return this;
    }

    /// A value for each node: streamed beside `nodeId`, or a node property that is added to the projection or written.
    ///
    /// @param field what it is called in the stream
    public AlgorithmDefinition<P, R> nodeValues(String field, String type, Function<Outcome<P, R>, NodeColumn> column) {
        nodeProperty(column);
        List<Field> fields = List.of(new Field("nodeId", "INTEGER"), new Field(field, type));
        return streams(Rows.of(
                fields,
                outcome -> new NodeRows(fields, outcome.graph().ids(), column.apply(outcome), included(outcome))));
    }

    /// Several values for each node, streamed beside `nodeId`.
    ///
    /// @param fields what they are called
    /// @param values makes those of a node
    public AlgorithmDefinition<P, R> streamsNodes(
            List<Field> fields, Function<Outcome<P, R>, IntFunction<Value[]>> values) {
        List<Field> all = new ArrayList<>(List.of(new Field("nodeId", "INTEGER")));
        all.addAll(fields);
        return streams(Rows.of(all, outcome -> {
            IntFunction<Value[]> of = values.apply(outcome);
            return Rows.indexed(outcome.graph().nodeCount(), included(outcome), node -> {
                Value[] others = of.apply(node);
                Value[] row = new Value[others.length + 1];
                row[0] = Value.of(outcome.id(node));
                System.arraycopy(others, 0, row, 1, others.length);
                return row;
            });
        }));
    }

    /// The node property that is added to the projection or written, where the stream has other rows.
    public AlgorithmDefinition<P, R> nodeProperty(Function<Outcome<P, R>, NodeColumn> column) {
        return nodeProperty(configuration -> "", column);
    }

    /// One of several node properties.
    ///
    /// @param suffix what is appended to the name that `mutateProperty` or `writeProperty` gives
    public AlgorithmDefinition<P, R> nodeProperty(
            Function<Configuration, String> suffix, Function<Outcome<P, R>, NodeColumn> column) {
        nodeProperties.add(new NodeProperty<>(suffix, column));
        return this;
    }

    /// Leaves nodes out of the stream of {@link #nodeValues} or {@link #streamsNodes}, and out of what is written; a
    /// projection gets them all.
    public AlgorithmDefinition<P, R> writesOnly(Function<Outcome<P, R>, IntPredicate> nodes) {
        writtenNodes = nodes;
        return this;
    }

    /// Relationships that are added to the projection or written, of the type that the configuration names.
    ///
    /// @param propertyIsNamed whether `mutateProperty` and `writeProperty` name their property
    public AlgorithmDefinition<P, R> relationships(boolean propertyIsNamed, RelationshipMaker<P, R> maker) {
        namesRelationshipProperty = propertyIsNamed;
        relationships = maker;
        return this;
    }

    /// Stats mode, also where there are no figures but the times.
    public AlgorithmDefinition<P, R> stats() {
        hasStats = true;
        return this;
    }

    /// A figure about the result; the first one brings stats mode.
    public AlgorithmDefinition<P, R> figure(String field, String type, Function<Outcome<P, R>, Value> value) {
        hasStats = true;
        figures.add(new Figure<>(new Field(field, type), value));
        return this;
    }

    /// A whole number of the result.
    public AlgorithmDefinition<P, R> integer(String field, ToLongFunction<R> value) {
        return figure(field, "INTEGER", outcome -> Value.of(value.applyAsLong(outcome.result())));
    }

    /// A number of the result.
    public AlgorithmDefinition<P, R> number(String field, ToDoubleFunction<R> value) {
        return figure(field, "FLOAT", outcome -> Value.of(value.applyAsDouble(outcome.result())));
    }

    /// Whether something holds of the result.
    public AlgorithmDefinition<P, R> flag(String field, Predicate<R> value) {
        return figure(field, "BOOLEAN", outcome -> Value.of(value.test(outcome.result())));
    }

    /// How many nodes the algorithm ran on.
    public AlgorithmDefinition<P, R> nodeCount(String field) {
        return figure(field, "INTEGER", outcome -> Value.of(outcome.graph().nodeCount()));
    }

    /// The figure that says how numbers are spread.
    public AlgorithmDefinition<P, R> distribution(String field, Function<Outcome<P, R>, double[]> values) {
        return figure(field, "MAP", outcome -> Distribution.of(values.apply(outcome)));
    }

    IntPredicate included(Outcome<P, R> outcome) {
        return writtenNodes == null ? node -> true : writtenNodes.apply(outcome);
    }

    private boolean supports(Mode mode) {
        return switch (mode) {
            case STREAM -> rows != null;
            case STATS -> hasStats;
            case MUTATE, WRITE -> !nodeProperties.isEmpty() || relationships != null;
        };
    }

    /// One for each mode, and its estimate.
    public List<Procedure> procedures() {
        List<Procedure> procedures = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            if (supports(mode)) {
                AlgorithmCall<P, R> call = new AlgorithmCall<>(this, mode);
                procedures.add(call.procedure());
                procedures.add(new EstimateCall<>(call).procedure());
            }
        }
        return procedures;
    }
}
