package io.orbitgraph.query.function;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.expr.Expr.StringOperator;
import io.orbitgraph.query.operator.Arithmetic;
import io.orbitgraph.query.operator.Comparisons;
import io.orbitgraph.query.operator.Elements;
import io.orbitgraph.query.operator.Logic;
import io.orbitgraph.query.operator.Membership;
import io.orbitgraph.query.operator.StringMatching;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parses and evaluates the expressions of {@link MiniCypher}, one method per level of precedence.
final class MiniExpression {
    interface Node {
        Value evaluate(Map<String, Value> row);
    }

    record Aggregate(String function, List<Node> arguments, boolean distinct) implements Node {
        @Override
        public Value evaluate(Map<String, Value> row) {
            throw new MiniCypher.Unsupported("aggregation inside an expression");
        }
    }

    private final MiniTokens tokens;
    private final FunctionRegistry registry;
    private final FunctionContext context;
    private final Map<String, Value> parameters;

    MiniExpression(
            MiniTokens tokens, FunctionRegistry registry, FunctionContext context, Map<String, Value> parameters) {
        this.tokens = tokens;
        this.registry = registry;
        this.context = context;
        this.parameters = parameters;
    }

    Node parse() {
        Node left = xor();
        while (tokens.takeWord("OR")) {
            Node a = left;
            Node b = xor();
            left = row -> Logic.or(a.evaluate(row), b.evaluate(row));
        }
        return left;
    }

    private Node xor() {
        Node left = and();
        while (tokens.takeWord("XOR")) {
            Node a = left;
            Node b = and();
            left = row -> Logic.xor(a.evaluate(row), b.evaluate(row));
        }
        return left;
    }

    private Node and() {
        Node left = not();
        while (tokens.takeWord("AND")) {
            Node a = left;
            Node b = not();
            left = row -> Logic.and(a.evaluate(row), b.evaluate(row));
        }
        return left;
    }

    private Node not() {
        if (tokens.takeWord("NOT")) {
            Node operand = not();
            return row -> Logic.not(operand.evaluate(row));
        }
        return comparison();
    }

    private Node comparison() {
        Node left = predicate();
        Node chain = null;
        while (true) {
            ComparisonOperator operator = switch (tokens.peek()) {
                case "=" -> ComparisonOperator.EQUAL;
                case "<>" -> ComparisonOperator.NOT_EQUAL;
                case "<" -> ComparisonOperator.LESS;
                case "<=" -> ComparisonOperator.LESS_OR_EQUAL;
                case ">" -> ComparisonOperator.GREATER;
                case ">=" -> ComparisonOperator.GREATER_OR_EQUAL;
                default -> null;
            };
            if (operator == null) {
                return chain == null ? left : chain;
            }
            tokens.next();
            Node a = left;
            Node b = predicate();
            Node link = row -> Comparisons.apply(operator, a.evaluate(row), b.evaluate(row));
            Node before = chain;
            chain = before == null ? link : row -> Logic.and(before.evaluate(row), link.evaluate(row));
            left = b;
        }
    }

    private Node predicate() {
        Node left = additive();
        while (true) {
            Node a = left;
            if (tokens.takeWord("IN")) {
                Node b = additive();
                left = row -> Membership.in(a.evaluate(row), b.evaluate(row));
            } else if (tokens.takeWord("STARTS")) {
                tokens.expectWord("WITH");
                left = match(a, StringOperator.STARTS_WITH);
            } else if (tokens.takeWord("ENDS")) {
                tokens.expectWord("WITH");
                left = match(a, StringOperator.ENDS_WITH);
            } else if (tokens.takeWord("CONTAINS")) {
                left = match(a, StringOperator.CONTAINS);
            } else if (tokens.take("=~")) {
                left = match(a, StringOperator.REGEX);
            } else if (tokens.takeWord("IS")) {
                boolean not = tokens.takeWord("NOT");
                tokens.expectWord("NULL");
                left = row -> Value.of((a.evaluate(row) == Value.NULL) != not);
            } else {
                return left;
            }
        }
    }

    private Node match(Node a, StringOperator operator) {
        Node b = additive();
        return row -> StringMatching.apply(operator, a.evaluate(row), b.evaluate(row));
    }

    private Node additive() {
        Node left = multiplicative();
        while (true) {
            ArithmeticOperator operator = switch (tokens.peek()) {
                case "+" -> ArithmeticOperator.ADD;
                case "-" -> ArithmeticOperator.SUBTRACT;
                case "||" -> ArithmeticOperator.CONCATENATE;
                default -> null;
            };
            if (operator == null) {
                return left;
            }
            tokens.next();
            left = arithmetic(operator, left, multiplicative());
        }
    }

    private Node multiplicative() {
        Node left = power();
        while (true) {
            ArithmeticOperator operator = switch (tokens.peek()) {
                case "*" -> ArithmeticOperator.MULTIPLY;
                case "/" -> ArithmeticOperator.DIVIDE;
                case "%" -> ArithmeticOperator.MODULO;
                default -> null;
            };
            if (operator == null) {
                return left;
            }
            tokens.next();
            left = arithmetic(operator, left, power());
        }
    }

    private Node power() {
        Node left = unary();
        while (tokens.take("^")) {
            left = arithmetic(ArithmeticOperator.POWER, left, unary());
        }
        return left;
    }

    private static Node arithmetic(ArithmeticOperator operator, Node a, Node b) {
        return row -> Arithmetic.apply(operator, a.evaluate(row), b.evaluate(row));
    }

    private Node unary() {
        if (tokens.take("-")) {
            if (Character.isDigit(tokens.peek().charAt(0)) || tokens.peek().charAt(0) == '.') {
                Value number = number("-" + tokens.next());
                return postfix(_ -> number);
            }
            Node operand = unary();
            return row -> Arithmetic.negate(operand.evaluate(row));
        }
        if (tokens.take("+")) {
            return unary();
        }
        return postfix(atom());
    }

    private Node postfix(Node start) {
        Node node = start;
        while (true) {
            Node subject = node;
            if (tokens.take(".")) {
                String key = tokens.name();
                node = row -> Elements.property(context.graph(), context.tokens(), subject.evaluate(row), key);
            } else if (tokens.take("[")) {
                Node from = tokens.peek().equals("..") ? _ -> Value.of(0) : parse();
                if (tokens.take("..")) {
                    Node to = tokens.peek().equals("]") ? _ -> Value.of(Long.MAX_VALUE) : parse();
                    node = row -> Elements.slice(subject.evaluate(row), from.evaluate(row), to.evaluate(row));
                } else {
                    node = row -> Elements.index(
                            context.graph(), context.tokens(), subject.evaluate(row), from.evaluate(row));
                }
                tokens.expect("]");
            } else {
                return node;
            }
        }
    }

    private Node atom() {
        String token = tokens.peek();
        if (token.isEmpty()) {
            throw new MiniCypher.Unsupported("end of text");
        }
        char first = token.charAt(0);
        if (Character.isDigit(first) || (first == '.' && token.length() > 1 && !token.equals(".."))) {
            Value number = number(tokens.next());
            return _ -> number;
        }
        if (first == '\'' || first == '"') {
            Value string = Value.of(unescape(tokens.next()));
            return _ -> string;
        }
        if (tokens.take("$")) {
            Value value = parameters.getOrDefault(tokens.name(), Value.NULL);
            return _ -> value;
        }
        if (tokens.take("(")) {
            Node inner = parse();
            tokens.expect(")");
            return inner;
        }
        if (tokens.take("[")) {
            return list();
        }
        if (tokens.take("{")) {
            return map();
        }
        if (!tokens.atName()) {
            throw new MiniCypher.Unsupported("token " + token);
        }
        return word();
    }

    private Node word() {
        int mark = tokens.mark();
        String name = tokens.name();
        switch (MiniCypher.lower(name)) {
            case "true" -> {
                return _ -> BooleanValue.TRUE;
            }
            case "false" -> {
                return _ -> BooleanValue.FALSE;
            }
            case "null" -> {
                return _ -> Value.NULL;
            }
            case "nan" -> {
                return _ -> Value.of(Double.NaN);
            }
            case "case" -> {
                return caseOf();
            }
            case "all", "any", "none", "single" -> {
                if (tokens.peek().equals("(") && tokens.peek(2).equalsIgnoreCase("IN")) {
                    return quantified(MiniCypher.lower(name));
                }
            }
            case "exists", "count", "collect" -> {
                if (tokens.peek().equals("{")) {
                    throw new MiniCypher.Unsupported("subquery");
                }
            }
            default -> {}
        }
        StringBuilder function = new StringBuilder(name);
        while (tokens.peek().equals(".") && isDottedCall()) {
            tokens.next();
            function.append('.').append(tokens.name());
        }
        if (tokens.take("(")) {
            return call(function.toString());
        }
        tokens.reset(mark);
        String variable = tokens.name();
        return row -> {
            Value value = row.get(variable);
            if (value == null) {
                throw new MiniCypher.Unsupported("variable " + variable);
            }
            return value;
        };
    }

    /// Whether what comes is `.name(` or `.name.name(`.
    private boolean isDottedCall() {
        return tokens.peek(2).equals("(")
                || (tokens.peek(2).equals(".") && tokens.peek(4).equals("("));
    }

    private Node call(String name) {
        boolean distinct = tokens.takeWord("DISTINCT");
        List<Node> arguments = new ArrayList<>();
        if (tokens.take("*")) {
            tokens.expect(")");
            return new Aggregate(name, List.of(), false);
        }
        if (!tokens.take(")")) {
            do {
                arguments.add(parse());
            } while (tokens.take(","));
            tokens.expect(")");
        }
        if (registry.aggregate(name).isPresent()) {
            return new Aggregate(name, arguments, distinct);
        }
        ScalarFunction function =
                registry.scalar(name).orElseThrow(() -> new MiniCypher.Unsupported("function " + name));
        return row -> function.call(
                context, arguments.stream().map(node -> node.evaluate(row)).toArray(Value[]::new));
    }

    private Node list() {
        if (tokens.peek(1).equalsIgnoreCase("IN") && tokens.atName()) {
            String variable = tokens.name();
            tokens.next();
            Node list = parse();
            Node predicate = tokens.takeWord("WHERE") ? parse() : _ -> BooleanValue.TRUE;
            Node projection = tokens.take("|") ? parse() : row -> row.getOrDefault(variable, Value.NULL);
            tokens.expect("]");
            return row -> {
                Value values = list.evaluate(row);
                if (values == Value.NULL) {
                    return Value.NULL;
                }
                List<Value> result = new ArrayList<>();
                for (Value value : Arguments.list("comprehension", values)) {
                    Map<String, Value> inner = new LinkedHashMap<>(row);
                    inner.put(variable, value);
                    if (predicate.evaluate(inner) == BooleanValue.TRUE) {
                        result.add(projection.evaluate(inner));
                    }
                }
                return new ListValue(result);
            };
        }
        List<Node> items = new ArrayList<>();
        if (!tokens.take("]")) {
            do {
                items.add(parse());
            } while (tokens.take(","));
            tokens.expect("]");
        }
        return row ->
                new ListValue(items.stream().map(item -> item.evaluate(row)).toList());
    }

    private Node map() {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!tokens.take("}")) {
            do {
                String key = tokens.name();
                tokens.expect(":");
                entries.put(key, parse());
            } while (tokens.take(","));
            tokens.expect("}");
        }
        return row -> {
            Map<String, Value> values = new LinkedHashMap<>();
            entries.forEach((key, node) -> values.put(key, node.evaluate(row)));
            return new MapValue(values);
        };
    }

    private Node caseOf() {
        Node subject = tokens.peek().equalsIgnoreCase("WHEN") ? null : parse();
        List<Node[]> branches = new ArrayList<>();
        while (tokens.takeWord("WHEN")) {
            Node condition = parse();
            tokens.expectWord("THEN");
            branches.add(new Node[] {condition, parse()});
        }
        Node otherwise = tokens.takeWord("ELSE") ? parse() : _ -> Value.NULL;
        tokens.expectWord("END");
        return row -> {
            Value wanted = subject == null ? BooleanValue.TRUE : subject.evaluate(row);
            for (Node[] branch : branches) {
                Value condition = branch[0].evaluate(row);
                if (Comparisons.apply(ComparisonOperator.EQUAL, wanted, condition) == BooleanValue.TRUE) {
                    return branch[1].evaluate(row);
                }
            }
            return otherwise.evaluate(row);
        };
    }

    private Node quantified(String quantifier) {
        tokens.expect("(");
        String variable = tokens.name();
        tokens.expectWord("IN");
        Node list = parse();
        tokens.expectWord("WHERE");
        Node predicate = parse();
        tokens.expect(")");
        return row -> {
            Value values = list.evaluate(row);
            if (values == Value.NULL) {
                return Value.NULL;
            }
            int yes = 0;
            int unknown = 0;
            int no = 0;
            for (Value value : Arguments.list(quantifier, values)) {
                Map<String, Value> inner = new LinkedHashMap<>(row);
                inner.put(variable, value);
                Value answer = Logic.and(BooleanValue.TRUE, predicate.evaluate(inner));
                yes += answer == BooleanValue.TRUE ? 1 : 0;
                unknown += answer == Value.NULL ? 1 : 0;
                no += answer == BooleanValue.FALSE ? 1 : 0;
            }
            return switch (quantifier) {
                case "all" -> no > 0 ? BooleanValue.FALSE : unknown > 0 ? Value.NULL : BooleanValue.TRUE;
                case "any" -> yes > 0 ? BooleanValue.TRUE : unknown > 0 ? Value.NULL : BooleanValue.FALSE;
                case "none" -> yes > 0 ? BooleanValue.FALSE : unknown > 0 ? Value.NULL : BooleanValue.TRUE;
                default -> yes > 1 ? BooleanValue.FALSE : unknown > 0 ? Value.NULL : Value.of(yes == 1);
            };
        };
    }

    private static Value number(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (digits.startsWith("0x") || digits.startsWith("0o")) {
            int radix = digits.charAt(1) == 'x' ? 16 : 8;
            return Value.of(Long.parseLong((negative ? "-" : "") + digits.substring(2), radix));
        }
        try {
            return text.matches("-?\\d+") ? Value.of(Long.parseLong(text)) : Value.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            throw new MiniCypher.Unsupported("number " + text);
        }
    }

    private static String unescape(String token) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < token.length() - 1; i++) {
            char c = token.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = token.charAt(++i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(token.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }
}
