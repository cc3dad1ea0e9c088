package io.orbitgraph.tck.fuzz;

import static io.orbitgraph.tck.fuzz.Text.of;

import io.orbitgraph.tck.fuzz.Scope.Kind;
import io.orbitgraph.tck.fuzz.Text.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Expressions of a wanted type whose value is the same in every run: none depends on ids or on the order of rows.
final class ExpressionGenerator {
    private final Dice dice;
    private final Names names;
    private final PatternGenerator patterns;

    ExpressionGenerator(Dice dice, Names names) {
        this.dice = dice;
        this.names = names;
        this.patterns = new PatternGenerator(dice, names, this);
    }

    PatternGenerator patterns() {
        return patterns;
    }

    Text ofKind(Kind kind, Scope scope, int depth) {
        return switch (kind) {
            case NUMBER -> number(scope, depth);
            case STRING -> string(scope, depth);
            case BOOLEAN -> predicate(scope, depth);
            case LIST, BAG -> list(scope, depth);
            default -> any(scope, depth);
        };
    }

    Kind scalarKind() {
        return dice.of(Kind.NUMBER, Kind.NUMBER, Kind.STRING, Kind.BOOLEAN, Kind.LIST, Kind.ANY, Kind.ANY);
    }

    private Text oneOf(List<Supplier<Text>> choices) {
        return dice.of(choices).get();
    }

    private List<String> elements(Scope scope) {
        return scope.names(Kind.NODE, Kind.RELATIONSHIP);
    }

    private void leaf(List<Supplier<Text>> choices, Scope scope, String key, Kind kind) {
        List<String> elements = elements(scope);
        if (!elements.isEmpty()) {
            for (int i = 0; i < 3; i++) {
                choices.add(() -> of(dice.of(elements) + "." + key));
            }
        }
        List<String> variables = scope.names(kind);
        if (!variables.isEmpty()) {
            for (int i = 0; i < 2; i++) {
                choices.add(() -> of(dice.of(variables)));
            }
        }
    }

    Text number(Scope scope, int depth) {
        List<Supplier<Text>> choices = new ArrayList<>();
        choices.add(() ->
                new Constant(dice.chance(85) ? (Object) (long) dice.between(-2, 5) : (Object) dice.of(0.5, 1.5, 2.0)));
        leaf(choices, scope, "num", Kind.NUMBER);
        if (depth > 0) {
            int d = depth - 1;
            choices.add(() -> of("(", number(scope, d), dice.of(" + ", " - ", " * "), number(scope, d), ")"));
            choices.add(() -> of("(", number(scope, d), dice.of(" % 3", " / 2", " % 2.5", " / 2.0", " ^ 2"), ")"));
            choices.add(() -> of("-", of("(", number(scope, d), ")")));
            choices.add(() -> of(
                    dice.of("abs(", "sign(", "floor(", "ceil(", "toInteger(", "toFloat(", "round("),
                    number(scope, d),
                    ")"));
            choices.add(() -> of("coalesce(", number(scope, d), ", ", number(scope, d), ")"));
            choices.add(() -> of("size(", string(scope, d), ")"));
            choices.add(() -> of("size(", list(scope, d), ")"));
            choices.add(() -> of("toInteger(", string(scope, d), ")"));
            choices.add(() -> caseOf(Kind.NUMBER, scope, d));
            choices.add(() -> {
                String sum = names.fresh("s");
                String item = names.fresh("x");
                String step = dice.of(" + coalesce(" + item + ", 1)", " * 2 + coalesce(" + item + ", 1)", " + 1");
                return of("reduce(" + sum + " = 0, " + item + " IN ", list0(scope), " | " + sum + step + ")");
            });
            choices.add(() -> of("COUNT { ", patterns.inner(scope, d), " }"));
            List<String> bags = scope.names(Kind.BAG, Kind.NODES, Kind.RELATIONSHIPS);
            if (!bags.isEmpty()) {
                choices.add(() -> of("size(" + dice.of(bags) + ")"));
            }
            List<String> paths = scope.names(Kind.PATH);
            if (!paths.isEmpty()) {
                choices.add(() -> of("length(" + dice.of(paths) + ")"));
            }
            List<String> nodes = scope.names(Kind.NODE);
            if (!nodes.isEmpty()) {
                choices.add(() -> of("size([(" + dice.of(nodes) + ")" + dice.of("-->", "--", "<--") + "("
                        + names.fresh("y") + ") | 1])"));
                choices.add(() -> of("size(labels(" + dice.of(nodes) + "))"));
            }
        }
        return oneOf(choices);
    }

    /// A list of numbers.
    Text numbers(Scope scope, int depth) {
        return switch (dice.below(4)) {
            case 0 -> new Constant(dice.of(List.of(), List.of(1L), List.of(1L, 2L, 3L), List.of(2L, 0L, 2L)));
            case 1 -> of("range(", number0(), ", ", number0(), dice.of("", ", 1", ", -1"), ")");
            case 2 -> of("[", number(scope, depth), ", ", number(scope, depth), "]");
            default -> of("[", number(scope, depth), ", null, 2]");
        };
    }

    /// Integers whose type is plain to see.
    private Text list0(Scope scope) {
        List<String> lists = scope.names(Kind.NODES, Kind.RELATIONSHIPS);
        if (!lists.isEmpty()) {
            String item = names.fresh("x");
            return of("[" + item + " IN " + dice.of(lists) + " | toInteger(" + item + ".uid)]");
        }
        return dice.chance(50)
                ? new Constant(dice.of(List.of(), List.of(1L), List.of(1L, 2L, 3L), List.of(2L, 0L, 2L)))
                : of("range(", number0(), ", ", number0(), ")");
    }

    private Text number0() {
        return new Constant((long) dice.between(-1, 4));
    }

    Text string(Scope scope, int depth) {
        List<Supplier<Text>> choices = new ArrayList<>();
        choices.add(() -> new Constant(dice.of("a", "b", "ab", "Abc", "", "5", "1.5", "true")));
        leaf(choices, scope, "name", Kind.STRING);
        if (depth > 0) {
            int d = depth - 1;
            choices.add(() -> of("(", string(scope, d), " + ", string(scope, d), ")"));
            choices.add(() -> of(
                    dice.of("toUpper(", "toLower(", "trim(", "reverse(", "lTrim(", "rTrim("), string(scope, d), ")"));
            choices.add(() -> of("substring(", string(scope, d), dice.of(", 0, 1)", ", 1)", ", 1, 5)", ", 3)")));
            choices.add(() -> of(dice.of("left(", "right("), string(scope, d), dice.of(", 1)", ", 2)", ", 0)")));
            choices.add(() -> of("replace(", string(scope, d), ", ", string(scope, 0), ", ", string(scope, 0), ")"));
            choices.add(() -> of("toString(", number(scope, d), ")"));
            choices.add(() -> of("coalesce(", string(scope, d), ", ", string(scope, d), ")"));
            choices.add(() -> caseOf(Kind.STRING, scope, d));
            choices.add(() -> of("split(", string(scope, d), ", 'b')[0]"));
            List<String> relationships = scope.names(Kind.RELATIONSHIP);
            if (!relationships.isEmpty()) {
                choices.add(() -> of("type(" + dice.of(relationships) + ")"));
            }
            choices.add(() -> of("valueType(", any(scope, d), ")"));
        }
        return oneOf(choices);
    }

    Text predicate(Scope scope, int depth) {
        List<Supplier<Text>> choices = new ArrayList<>();
        choices.add(() -> of("(", number(scope, 0), comparison(), number(scope, 0), ")"));
        choices.add(() -> of(
                "(", string(scope, 0), dice.of(" STARTS WITH ", " ENDS WITH ", " CONTAINS "), string(scope, 0), ")"));
        choices.add(() -> of("(", any(scope, 0), dice.of(" IS NULL", " IS NOT NULL"), ")"));
        if (dice.chance(15)) {
            choices.add(() -> of(dice.of("true", "false", "null")));
        }
        leaf(choices, scope, "flag", Kind.BOOLEAN);
        List<String> nodes = scope.names(Kind.NODE);
        if (!nodes.isEmpty()) {
            choices.add(() -> of("(" + dice.of(nodes) + patterns.labels() + ")"));
            choices.add(() -> of("(" + dice.of(nodes) + dice.of(" = ", " <> ") + dice.of(nodes) + ")"));
            choices.add(() -> of("(" + dice.of(nodes) + ".num", comparison(), number(scope, 0), ")"));
            choices.add(() -> of("(" + dice.of(nodes) + ".mixed", comparison(), any(scope, 0), ")"));
        }
        if (depth > 0) {
            int d = depth - 1;
            for (int i = 0; i < 2; i++) {
                choices.add(() ->
                        of("(", predicate(scope, d), dice.of(" AND ", " OR ", " XOR "), predicate(scope, d), ")"));
                choices.add(() -> of("(NOT ", predicate(scope, d), ")"));
                choices.add(() -> of("(", any(scope, d), comparison(), any(scope, d), ")"));
                choices.add(() -> of("(", any(scope, d), " IN ", list(scope, d), ")"));
            }
            choices.add(() -> of(
                    "(",
                    number(scope, d),
                    dice.of(" < ", " <= "),
                    number(scope, d),
                    dice.of(" < ", " <= ", " > "),
                    number(scope, d),
                    ")"));
            choices.add(() -> of("(", string(scope, d), comparison(), string(scope, d), ")"));
            choices.add(() -> of(
                    "(", string(scope, d), " =~ ", new Constant(dice.of("a.*", ".*b", "[ab]+", "(?i)ABC", "")), ")"));
            choices.add(() -> {
                String item = names.fresh("x");
                return of(
                        dice.of("any(", "all(", "none(", "single("),
                        item + " IN ",
                        list(scope, d),
                        " WHERE ",
                        predicate(scope.with(item, Kind.ANY), d),
                        ")");
            });
            choices.add(() -> of("EXISTS { ", patterns.inner(scope, d), " }"));
            choices.add(() -> of("(COUNT { ", patterns.inner(scope, d), " }", comparison(), number0(), ")"));
            choices.add(() -> caseOf(Kind.BOOLEAN, scope, d));
            choices.add(() -> of("coalesce(", predicate(scope, d), ", ", predicate(scope, d), ")"));
            choices.add(() -> of("isEmpty(", dice.chance(50) ? list(scope, d) : string(scope, d), ")"));
            choices.add(() -> of(
                    "(",
                    any(scope, d),
                    dice.of(
                            " IS :: INTEGER",
                            " IS NOT :: STRING",
                            " IS :: FLOAT NOT NULL",
                            " IS :: LIST<INTEGER>",
                            " IS :: BOOLEAN | STRING"),
                    ")"));
            if (!nodes.isEmpty()) {
                choices.add(() -> patterns.predicate(dice.of(nodes), dice.chance(30) ? dice.of(nodes) : ""));
                choices.add(() -> patterns.predicate(dice.of(nodes), dice.chance(30) ? dice.of(nodes) : ""));
            }
            List<String> groups = scope.names(Kind.NODES, Kind.RELATIONSHIPS);
            if (!groups.isEmpty()) {
                choices.add(() -> {
                    String item = names.fresh("x");
                    return of(
                            dice.of("any(", "all(", "none(", "single("),
                            item + " IN " + dice.of(groups) + " WHERE ",
                            predicate(scope.with(item, Kind.RELATIONSHIP), d),
                            ")");
                });
            }
            List<String> bags = scope.names(Kind.BAG);
            if (!bags.isEmpty()) {
                choices.add(() -> of("(", any(scope, d), " IN " + dice.of(bags) + ")"));
            }
        }
        return oneOf(choices);
    }

    private String comparison() {
        return dice.of(" = ", " <> ", " < ", " <= ", " > ", " >= ", " = ");
    }

    Text list(Scope scope, int depth) {
        List<Supplier<Text>> choices = new ArrayList<>();
        choices.add(() -> new Constant(dice.of(
                List.of(),
                List.of("a", "b"),
                List.of(1L, 2L),
                List.of(1L, "a", true),
                List.of(2.0, 1L),
                List.of(List.of(1L), List.of()))));
        choices.add(() -> of("[1, null, 'a']"));
        leaf(choices, scope, "tags", Kind.LIST);
        if (depth > 0) {
            int d = depth - 1;
            choices.add(() -> numbers(scope, d));
            choices.add(() -> of("[", any(scope, d), ", ", any(scope, d), "]"));
            choices.add(() -> of("(", list(scope, d), " + ", list(scope, d), ")"));
            choices.add(() -> of("(", list(scope, d), " + [", any(scope, d), "])"));
            choices.add(() -> of(list(scope, d), dice.of("[0..1]", "[1..]", "[..-1]", "[-2..]", "[0..9]")));
            choices.add(() -> of(dice.of("tail(", "reverse("), list(scope, d), ")"));
            choices.add(() -> {
                String item = names.fresh("x");
                Scope inner = scope.with(item, Kind.ANY);
                return of(
                        "[" + item + " IN ",
                        list(scope, d),
                        of(" WHERE ", predicate(inner, d)),
                        of(" | ", any(inner, d)),
                        "]");
            });
            choices.add(() -> caseOf(Kind.LIST, scope, d));
            List<String> groups = scope.names(Kind.NODES, Kind.RELATIONSHIPS);
            if (!groups.isEmpty()) {
                choices.add(() -> {
                    String item = names.fresh("x");
                    return of("[" + item + " IN " + dice.of(groups) + " | " + item + ".uid]");
                });
            }
            List<String> paths = scope.names(Kind.PATH);
            if (!paths.isEmpty()) {
                choices.add(() -> {
                    String item = names.fresh("x");
                    return of("[" + item + " IN " + dice.of("nodes(", "relationships(") + dice.of(paths) + ") | " + item
                            + ".uid]");
                });
            }
        }
        return oneOf(choices);
    }

    Text any(Scope scope, int depth) {
        List<Supplier<Text>> choices = new ArrayList<>();
        leaf(choices, scope, "mixed", Kind.ANY);
        choices.add(() -> number(scope, depth));
        choices.add(() -> string(scope, depth));
        choices.add(() -> predicate(scope, depth));
        choices.add(() -> list(scope, depth));
        if (dice.chance(20)) {
            choices.add(() -> new Constant(null));
        }
        List<String> elements = elements(scope);
        if (!elements.isEmpty()) {
            choices.add(() -> of(dice.of(elements) + ".uid"));
            choices.add(() -> of(dice.of(elements) + ".nothing"));
            choices.add(() -> of(dice.of(elements) + "['num']"));
        }
        if (depth > 0) {
            int d = depth - 1;
            choices.add(() -> of(list(scope, d), dice.of("[0]", "[-1]", "[1]", "[5]")));
            choices.add(() -> of(dice.of("head(", "last("), list(scope, d), ")"));
            choices.add(() -> of("coalesce(", any(scope, d), ", ", any(scope, d), ")"));
            choices.add(
                    () -> of("{k: ", any(scope, d), ", l: ", any(scope, d), "}", dice.of(".k", ".l", ".m", "['k']")));
            choices.add(() -> caseOf(Kind.ANY, scope, d));
            choices.add(() -> of("nullIf(", any(scope, d), ", ", any(scope, d), ")"));
        }
        return oneOf(choices);
    }

    private Text caseOf(Kind kind, Scope scope, int depth) {
        Text otherwise = dice.chance(70) ? of(" ELSE ", ofKind(kind, scope, depth)) : Text.NONE;
        if (dice.chance(60)) {
            Text second = dice.chance(30)
                    ? of(" WHEN ", predicate(scope, depth), " THEN ", ofKind(kind, scope, depth))
                    : Text.NONE;
            return of(
                    "CASE WHEN ",
                    predicate(scope, depth),
                    " THEN ",
                    ofKind(kind, scope, depth),
                    second,
                    otherwise,
                    " END");
        }
        return of(
                "CASE ",
                any(scope, depth),
                " WHEN ",
                any(scope, depth),
                " THEN ",
                ofKind(kind, scope, depth),
                otherwise,
                " END");
    }
}
