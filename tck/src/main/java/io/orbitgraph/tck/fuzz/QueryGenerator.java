package io.orbitgraph.tck.fuzz;

import static io.orbitgraph.tck.fuzz.Text.of;

import io.orbitgraph.tck.fuzz.PatternGenerator.Generated;
import io.orbitgraph.tck.fuzz.Scope.Kind;
import io.orbitgraph.tck.fuzz.Scope.Variable;
import io.orbitgraph.tck.fuzz.Text.Constant;
import java.util.ArrayList;
import java.util.List;

/// Random Cypher statements whose result is determined: as a bag of rows, where LIMIT cuts only what is totally
/// ordered, up to the
/// order inside lists that `collect` and pattern comprehensions make. For one statement each call; not thread-safe.
public final class QueryGenerator {
    private final Dice dice;
    private final Names names = new Names();
    private final ExpressionGenerator expressions;
    private final PatternGenerator patterns;
    private boolean writes;

    public QueryGenerator(Dice dice) {
        this.dice = dice;
        this.expressions = new ExpressionGenerator(dice, names);
        this.patterns = expressions.patterns();
    }

    /// @param columns names of the columns
    /// @param writes whether it may change the graph
    public record Query(Text text, int columns, boolean writes) {}

    /// A MATCH for oracles that add the rest themselves.
    ///
    /// @param columns expressions that tell matches apart
    /// @param predicate a condition on its variables
    public record Base(Text match, List<String> columns, Text predicate) {}

    public Base base() {
        Generated generated = patterns.match(Scope.EMPTY, 1);
        Text match = of("MATCH ", generated.patterns());
        Scope scope = generated.scope();
        if (dice.chance(25)) {
            Generated optional = patterns.match(scope, 1);
            match = of(match, " OPTIONAL MATCH ", optional.patterns());
            scope = optional.scope();
        }
        List<String> columns =
                new ArrayList<>(scope.names(Kind.NODE, Kind.RELATIONSHIP, Kind.PATH, Kind.NODES, Kind.RELATIONSHIPS));
        columns = columns.isEmpty() ? List.of("1") : columns.subList(0, Math.min(3, columns.size()));
        return new Base(match, columns, expressions.predicate(scope, 2));
    }

    /// @param write whether clauses that write are wanted
    public Query query(boolean write) {
        writes = write;
        int columns = dice.between(1, 3);
        Text text = single(Scope.EMPTY, columns, dice.of(1, 1, 2, 2, 3, 4));
        if (!write && dice.chance(7)) {
            text = of(text, dice.of(" UNION ", " UNION ALL "), single(Scope.EMPTY, columns, dice.of(1, 1, 2)));
        }
        return new Query(text, columns, write);
    }

    /// Clauses up to a RETURN of columns `c0`, `c1` and so on.
    private Text single(Scope start, int columns, int clauses) {
        List<Text> parts = new ArrayList<>();
        Scope scope = start;
        int writeAt = writes ? dice.below(clauses) : -1;
        for (int i = 0; i < clauses; i++) {
            Step step = i == writeAt ? write(scope) : reading(scope, i == 0);
            parts.add(step.text());
            scope = step.scope();
        }
        parts.add(returning(scope, columns));
        return new Text.Seq(parts);
    }

    private record Step(Text text, Scope scope) {}

    private Step reading(Scope scope, boolean first) {
        int roll = dice.below(100);
        if (first ? roll < 75 : roll < 40) {
            Generated generated = patterns.match(scope, 2);
            return new Step(of("MATCH ", generated.patterns(), " "), generated.scope());
        }
        if (roll < 55 || (first && roll < 82)) {
            Generated generated = patterns.match(scope, 2);
            return new Step(of("OPTIONAL MATCH ", generated.patterns(), " "), generated.scope());
        }
        if (roll < 65 || (first && roll < 92)) {
            String item = names.fresh("x");
            List<String> bags = scope.names(Kind.BAG);
            Text list = !bags.isEmpty() && dice.chance(60) ? of(dice.of(bags)) : expressions.list(scope, 1);
            return new Step(of("UNWIND ", list, " AS " + item + " "), scope.with(item, Kind.ANY));
        }
        if (roll < 75) {
            return call(scope);
        }
        return with(scope);
    }

    private Step call(Scope scope) {
        List<String> imported = new ArrayList<>();
        List<Variable> inside = new ArrayList<>();
        for (Variable variable : scope.variables()) {
            if (dice.chance(50)) {
                imported.add(variable.name());
                inside.add(variable);
            }
        }
        String out = names.fresh("v");
        Kind kind = dice.chance(60) ? Kind.NUMBER : expressions.scalarKind();
        Text body = callBody(new Scope(inside), out, kind);
        if (dice.chance(15)) {
            body = of(body, dice.of(" UNION ALL ", " UNION "), callBody(new Scope(inside), out, kind));
        }
        String call = dice.chance(15) ? "OPTIONAL CALL (" : "CALL (";
        return new Step(of(call + String.join(", ", imported) + ") { ", body, " } "), scope.with(out, kind));
    }

    private Text callBody(Scope scope, String out, Kind kind) {
        Scope inner = scope;
        Text match = Text.NONE;
        if (dice.chance(70)) {
            Generated generated = patterns.match(scope, 1);
            match = of(dice.of("MATCH ", "MATCH ", "OPTIONAL MATCH "), generated.patterns(), " ");
            inner = generated.scope();
        }
        if (kind == Kind.NUMBER && dice.chance(50)) {
            return of(match, "RETURN ", aggregate(inner).text(), " AS " + out);
        }
        return of(match, "RETURN ", dice.of("", "", "DISTINCT "), expressions.ofKind(kind, inner, 1), " AS " + out);
    }

    private record Aggregate(Text text, Kind kind) {}

    private Aggregate aggregate(Scope scope) {
        String distinct = dice.of("", "", "DISTINCT ");
        return switch (dice.below(9)) {
            case 0, 1 -> new Aggregate(of("count(*)"), Kind.NUMBER);
            case 2 -> new Aggregate(of("count(" + distinct, expressions.any(scope, 1), ")"), Kind.NUMBER);
            case 3 -> {
                List<String> elements = scope.names(Kind.NODE, Kind.RELATIONSHIP, Kind.PATH);
                yield elements.isEmpty()
                        ? new Aggregate(of("count(*)"), Kind.NUMBER)
                        : new Aggregate(of("count(" + distinct + dice.of(elements) + ")"), Kind.NUMBER);
            }
            case 4 -> new Aggregate(of("sum(" + distinct, expressions.number(scope, 1), ")"), Kind.NUMBER);
            case 5 -> new Aggregate(of(dice.of("min(", "max("), expressions.any(scope, 1), ")"), Kind.ANY);
            case 6 -> new Aggregate(of("avg(" + distinct, expressions.number(scope, 1), ")"), Kind.NUMBER);
            case 7 -> new Aggregate(of("collect(" + distinct, expressions.any(scope, 1), ")"), Kind.BAG);
            default ->
                new Aggregate(
                        of(
                                dice.of("percentileDisc(", "0.0 + percentileCont("),
                                expressions.number(scope, 0),
                                dice.of(", 0.5)", ", 0.0)", ", 1.0)", ", 0.3)")),
                        Kind.NUMBER);
        };
    }

    private Step with(Scope scope) {
        List<Text> items = new ArrayList<>();
        Scope after = Scope.EMPTY;
        boolean aggregating = dice.chance(40);
        for (Variable variable : scope.variables()) {
            boolean group = variable.kind() != Kind.BAG && dice.chance(aggregating ? 35 : 70);
            if (group && items.size() < 4) {
                items.add(of(variable.name()));
                after = after.with(variable.name(), variable.kind());
            }
        }
        int more = dice.between(items.isEmpty() ? 1 : 0, 2);
        for (int i = 0; i < more; i++) {
            String name = names.fresh("v");
            if (aggregating) {
                Aggregate aggregate = aggregate(scope);
                items.add(of(aggregate.text(), " AS " + name));
                after = after.with(name, aggregate.kind());
            } else {
                Kind kind = expressions.scalarKind();
                items.add(of(expressions.ofKind(kind, scope, 2), " AS " + name));
                after = after.with(name, kind);
            }
        }
        Text order = Text.NONE;
        if (dice.chance(30)) {
            order = order(after);
        }
        Text where = dice.chance(25) ? of(" WHERE ", expressions.predicate(after, 1)) : Text.NONE;
        return new Step(
                of("WITH " + (dice.chance(20) ? "DISTINCT " : ""), Text.join(", ", items), order, where, " "), after);
    }

    /// ORDER BY everything in some order, and perhaps SKIP and LIMIT.
    private Text order(Scope scope) {
        List<Text> keys = new ArrayList<>();
        List<Variable> rest = new ArrayList<>(scope.variables());
        boolean total = true;
        while (!rest.isEmpty()) {
            Variable variable = rest.remove(dice.below(rest.size()));
            String direction = dice.of("", " DESC", " ASC");
            switch (variable.kind()) {
                case NODE, RELATIONSHIP -> {
                    keys.add(of(variable.name() + ".uid" + direction));
                    total &= !writes;
                }
                case PATH, NODES, RELATIONSHIPS, BAG -> total = false;
                default -> keys.add(of(variable.name() + direction));
            }
        }
        if (keys.isEmpty()) {
            return Text.NONE;
        }
        Text cut = Text.NONE;
        if (total) {
            Text skip = dice.chance(25) ? of(" SKIP ", new Constant((long) dice.between(0, 2))) : Text.NONE;
            Text limit = dice.chance(40) ? of(" LIMIT ", new Constant((long) dice.between(0, 4))) : Text.NONE;
            cut = of(skip, limit);
        }
        return of(of(" ORDER BY ", Text.join(", ", keys)), cut);
    }

    private Text returning(Scope scope, int columns) {
        List<Text> items = new ArrayList<>();
        Scope after = Scope.EMPTY;
        boolean aggregating = dice.chance(30);
        for (int i = 0; i < columns; i++) {
            String name = "c" + i;
            List<Variable> variables = scope.variables();
            if (aggregating && (i == columns - 1 || dice.chance(40))) {
                Aggregate aggregate = aggregate(scope);
                items.add(of(aggregate.text(), " AS " + name));
                after = after.with(name, aggregate.kind());
            } else if (!variables.isEmpty() && dice.chance(50)) {
                Variable variable = dice.of(variables);
                items.add(of(variable.name() + " AS " + name));
                after = after.with(name, variable.kind());
            } else {
                Kind kind = expressions.scalarKind();
                items.add(of(expressions.ofKind(kind, scope, 2), " AS " + name));
                after = after.with(name, kind);
            }
        }
        Text order = dice.chance(35) ? order(after) : Text.NONE;
        return of("RETURN " + (dice.chance(20) ? "DISTINCT " : ""), Text.join(", ", items), order);
    }

    /// One writing clause, and a WITH that no later row can look behind: what single rows see of the writes of others
    /// is not defined.
    private Step write(Scope scope) {
        List<String> nodes = scope.names(Kind.NODE);
        List<String> relationships = scope.names(Kind.RELATIONSHIP);
        List<Text> clauses = new ArrayList<>();
        clauses.add(writing(scope, nodes, relationships));
        String count = names.fresh("v");
        clauses.add(of(" WITH count(*) AS " + count + " "));
        return new Step(new Text.Seq(clauses), Scope.EMPTY.with(count, Kind.NUMBER));
    }

    private Text writing(Scope scope, List<String> nodes, List<String> relationships) {
        String one = names.fresh("w");
        String other = names.fresh("w");
        if (nodes.isEmpty() || dice.chance(30)) {
            Text value = dice.chance(50) ? new Constant((long) dice.between(0, 3)) : expressions.number(scope, 0);
            return switch (dice.below(4)) {
                case 0 -> of("CREATE (" + one + dice.of(":A", ":B", "", ":A:B") + " {num: ", value, "})");
                case 1 ->
                    of(
                            "CREATE (" + one + ":A {num: ",
                            value,
                            "})-[:T]->(" + other + ":B)" + dice.of("", "-[:U]->(" + one + ")"));
                case 2 ->
                    of(
                            "MERGE (" + one + dice.of(":A", ":B", "") + " {num: ",
                            value,
                            "})",
                            dice.chance(40) ? of(" ON CREATE SET " + one + ".name = 'new'") : Text.NONE,
                            dice.chance(40) ? of(" ON MATCH SET " + one + ".name = 'old'") : Text.NONE);
                default ->
                    of(
                            "MERGE (" + one + ":A {num: ",
                            value,
                            "})-[:" + dice.of("T", "U") + "]" + dice.of("->", "-") + "(" + other + ":B)");
            };
        }
        String node = dice.of(nodes);
        return switch (dice.below(16)) {
            case 0, 1 ->
                of(
                        "CREATE (" + node + ")-[" + one + ":" + dice.of("T", "U") + " {num: ",
                        number(scope),
                        "}]->(" + dice.of(nodes) + ")");
            case 2 -> of("CREATE (" + node + ")-[:T]->(" + one + ":C {num: ", number(scope), "})");
            case 3, 4 ->
                of("MERGE (" + node + ")" + dice.of("-[:T]->", "-[:U]->", "<-[:T]-", "-[:T]-", "-[:T {num: 1}]->") + "("
                        + dice.of(nodes) + ")");
            case 5 -> of("MERGE (" + node + ")-[:T]->(" + one + dice.of(":A", ":B", "", ":A {num: 1}") + ")");
            case 6 ->
                of(
                        "SET " + node + "." + dice.of("num", "mixed", "extra") + " = ",
                        new Constant(dice.of(7L, 2.5, "s", true, List.of(1L, 2L))));
            case 7 -> of("SET " + node + ".num = " + node + ".num + 1");
            case 8 ->
                of("SET " + node + dice.of(" += {extra: 1, num: null}", " = {uid: 5}", " += {}", ":B", ":A:C", ":A"));
            case 9 -> of("REMOVE " + node + dice.of(".num", ".mixed", ":A", ":A:B"));
            case 10, 11 -> of("DETACH DELETE " + node);
            case 12 -> relationships.isEmpty() ? of("DETACH DELETE " + node) : of("DELETE " + dice.of(relationships));
            case 13 ->
                relationships.isEmpty()
                        ? of("SET " + node + ".extra = 1")
                        : of("SET " + dice.of(relationships)
                                + dice.of(".num = 3", " += {extra: 1}", " = {uid: 9}", ".num = null"));
            case 14 ->
                of(
                        "FOREACH (" + one + " IN ",
                        expressions.numbers(Scope.EMPTY, 0),
                        " | "
                                + dice.of(
                                        "CREATE (:A {num: " + one + "})",
                                        "SET " + node + ".extra = 1",
                                        "CREATE (" + node + ")-[:U]->(:C)")
                                + ")");
            default -> of("CALL (" + node + ") { CREATE (" + node + ")-[:V]->(" + one + ":C) } ");
        };
    }

    private Text number(Scope scope) {
        return dice.chance(50) ? new Constant((long) dice.between(0, 3)) : expressions.number(scope, 1);
    }
}
