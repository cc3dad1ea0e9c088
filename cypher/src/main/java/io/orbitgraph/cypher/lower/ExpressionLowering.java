package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Expression.MapProjectionItem;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.check.StaticType;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.expr.TypeExpr;
import io.orbitgraph.query.language.FunctionSignature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions. Functions and subqueries have classes of their own.
final class ExpressionLowering {
    private final Compilation compilation;

    ExpressionLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    Typed lower(Expression expression, Environment environment) {
        Grouping grouping = environment.grouping();
        Typed known = grouping == null ? null : grouping.known(expression, environment);
        return known == null ? compute(expression, environment) : known;
    }

    Expr expr(Expression expression, Environment environment) {
        return lower(expression, environment).expr();
    }

    private @Nullable Expr exprOrNull(@Nullable Expression expression, Environment environment) {
        return expression == null ? null : expr(expression, environment);
    }

    /// Where a truth value is needed; only there a pattern can stand for "there is such a path".
    Expr predicate(Expression expression, Environment environment) {
        if (expression instanceof Expression.PatternValue pattern) {
            return compilation.subqueries.patternPredicate(pattern, environment);
        }
        Typed lowered = lower(expression, environment);
        compilation.operands.requireBoolean(lowered.type(), expression.span());
        return lowered.expr();
    }

    private Typed compute(Expression expression, Environment environment) {
        return switch (expression) {
            case Expression.NullLiteral _ -> new Typed(new Expr.Literal(Value.NULL), StaticType.ANY);
            case Expression.BooleanLiteral(var _, var value) -> Typed.bool(new Expr.Literal(Value.of(value)));
            case Expression.IntegerLiteral(var _, var value) ->
                new Typed(new Expr.Literal(Value.of(value)), StaticType.INTEGER);
            case Expression.FloatLiteral(var _, var value) ->
                new Typed(new Expr.Literal(Value.of(value)), StaticType.FLOAT);
            case Expression.StringLiteral(var _, var value) ->
                new Typed(new Expr.Literal(Value.of(value)), StaticType.STRING);
            case Expression.ListLiteral list -> list(list, environment);
            case Expression.MapLiteral map -> new Typed(map(map, environment), StaticType.MAP);
            case Expression.Parameter(var _, var name) -> {
                compilation.useParameter(name);
                yield new Typed(new Expr.Parameter(name), StaticType.ANY);
            }
            case Expression.Variable(var span, var name) -> Typed.of(variable(span, name, environment));
            case Expression.Property property -> property(property, environment);
            case Expression.Index index -> index(index, environment);
            case Expression.Slice slice -> slice(slice, environment);
            case Expression.Call call -> compilation.functions.call(call, environment);
            case Expression.CountStar count -> compilation.functions.countStar(count, environment);
            case Expression.Not(var _, var operand) -> Typed.bool(new Expr.Not(predicate(operand, environment)));
            case Expression.And(var _, var operands) -> Typed.bool(new Expr.And(predicates(operands, environment)));
            case Expression.Or(var _, var operands) -> Typed.bool(new Expr.Or(predicates(operands, environment)));
            case Expression.Xor(var _, var operands) -> {
                List<Expr> lowered = predicates(operands, environment);
                yield Typed.bool(lowered.stream().reduce(Expr.Xor::new).orElseThrow());
            }
            case Expression.Comparison comparison -> comparison(comparison, environment);
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic, environment);
            case Expression.Negate(var span, var operand) -> {
                Typed lowered = lower(operand, environment);
                compilation.operands.requireNumber(lowered.type(), operand.span());
                yield new Typed(new Expr.Negate(lowered.expr(), span.start()), lowered.type());
            }
            case Expression.UnaryPlus(var span, var operand) -> {
                // Times one: the same value, and the same error as -x for what is no number.
                Typed lowered = lower(operand, environment);
                compilation.operands.requireNumber(lowered.type(), operand.span());
                Expr one = new Expr.Literal(Value.of(1L));
                yield new Typed(
                        new Expr.Arithmetic(Expr.ArithmeticOperator.MULTIPLY, lowered.expr(), one, span.start()),
                        lowered.type());
            }
            case Expression.TextTest(var span, var operator, var left, var right) ->
                Typed.bool(new Expr.StringMatch(
                        switch (operator) {
                            case STARTS_WITH -> Expr.StringOperator.STARTS_WITH;
                            case ENDS_WITH -> Expr.StringOperator.ENDS_WITH;
                            case CONTAINS -> Expr.StringOperator.CONTAINS;
                            case MATCHES -> Expr.StringOperator.REGEX;
                        },
                        expr(left, environment),
                        expr(right, environment),
                        span.start()));
            case Expression.In(var span, var item, var list) -> {
                Expr element = expr(item, environment);
                Typed lowered = lower(list, environment);
                compilation.operands.requireList(lowered.type(), list.span());
                yield Typed.bool(new Expr.In(element, lowered.expr(), span.start()));
            }
            case Expression.IsNull(var _, var operand, var negated) ->
                test(new Expr.IsNull(expr(operand, environment)), negated);
            case Expression.IsTyped(var _, var operand, var type, var negated) ->
                test(new Expr.IsTyped(expr(operand, environment), compilation.labels.type(type)), negated);
            case Expression.IsNormalized normalized -> isNormalized(normalized, environment);
            case Expression.HasLabels labelled -> Typed.bool(hasLabels(labelled, environment));
            case Expression.Case choice -> choice(choice, environment);
            case Expression.CaseSubject _ -> {
                Symbol subject = environment.caseSubject();
                if (subject == null) {
                    throw new IllegalStateException("a condition speaks of the value of a CASE that has none");
                }
                yield new Typed(new Expr.Variable(subject), StaticType.ANY);
            }
            case Expression.ListComprehension comprehension -> listComprehension(comprehension, environment);
            case Expression.Quantified quantified -> quantified(quantified, environment);
            case Expression.Reduce reduce -> reduce(reduce, environment);
            case Expression.AllReduce(var span, var _, var _, var _, var _, var _, var _) ->
                throw compilation.problems.unsupported(span, "allReduce()");
            case Expression.MapProjection projection -> mapProjection(projection, environment);
            case Expression.PatternComprehension comprehension ->
                compilation.subqueries.patternComprehension(comprehension, environment);
            case Expression.PatternValue(var span, var _) ->
                throw compilation.problems.at(
                        ErrorCode.UNEXPECTED_SYNTAX,
                        span,
                        "A pattern can only be used here to test whether it exists: in WHERE, with AND, OR and NOT, or"
                                + " as EXISTS { … }; [pattern | expression] makes a list");
            case Expression.ShortestPath shortest -> compilation.subqueries.shortestPath(shortest, environment);
            case Expression.Subquery subquery -> compilation.subqueries.subquery(subquery, environment);
        };
    }

    /// `n:A:B` was read as one test on top of the other.
    private Expr hasLabels(Expression.HasLabels labelled, Environment environment) {
        if (labelled.operand() instanceof Expression.HasLabels inner) {
            Expression.HasLabels outer = new Expression.HasLabels(labelled.span(), inner.operand(), labelled.labels());
            return new Expr.And(List.of(hasLabels(inner, environment), hasLabels(outer, environment)));
        }
        Typed entity = lower(labelled.operand(), environment);
        if (!entity.type().mayBe(FunctionSignature.Type.NODE, FunctionSignature.Type.RELATIONSHIP)) {
            throw compilation.operands.expected(labelled.operand().span(), "a NODE or a RELATIONSHIP", entity.type());
        }
        return new Expr.HasLabels(
                entity.expr(),
                compilation.labels.matched(labelled.labels(), environment),
                labelled.span().start());
    }

    private static Typed test(Expr expr, boolean negated) {
        return Typed.bool(negated ? new Expr.Not(expr) : expr);
    }

    private List<Expr> predicates(List<Expression> operands, Environment environment) {
        List<Expr> lowered = new ArrayList<>(operands.size());
        for (Expression operand : operands) {
            lowered.add(predicate(operand, environment));
        }
        return lowered;
    }

    Variable variable(Span span, String name, Environment environment) {
        Variable variable = environment.scope().find(name);
        if (variable != null) {
            return variable;
        }
        Grouping grouping = environment.grouping();
        throw grouping == null
                ? compilation.problems.undefined(span, name, environment.scope().names())
                : grouping.unknown(span, name);
    }

    private Typed list(Expression.ListLiteral list, Environment environment) {
        List<Expr> items = new ArrayList<>(list.items().size());
        StaticType element = null;
        for (Expression item : list.items()) {
            Typed lowered = lower(item, environment);
            items.add(lowered.expr());
            element = element == null ? lowered.type() : element.or(lowered.type());
        }
        return new Typed(
                new Expr.ListOf(items),
                element == null ? StaticType.of(FunctionSignature.Type.LIST) : StaticType.listOf(element));
    }

    Expr.MapOf map(Expression.MapLiteral map, Environment environment) {
        List<Expr.Entry> entries = new ArrayList<>(map.entries().size());
        for (Expression.Entry entry : map.entries()) {
            entries.add(new Expr.Entry(entry.key().text(), expr(entry.value(), environment)));
        }
        return new Expr.MapOf(entries);
    }

    private Typed property(Expression.Property property, Environment environment) {
        Typed subject = lower(property.subject(), environment);
        compilation.operands.requireProperties(subject.type(), property.span());
        return new Typed(
                new Expr.Property(
                        subject.expr(), property.key().text(), property.span().start()),
                StaticType.ANY);
    }

    private Typed index(Expression.Index index, Environment environment) {
        Typed subject = lower(index.subject(), environment);
        Typed at = lower(index.index(), environment);
        StaticType type = compilation.operands.element(
                subject.type(), index.span(), at.type(), index.index().span());
        return new Typed(new Expr.Index(subject.expr(), at.expr(), index.span().start()), type);
    }

    private Typed slice(Expression.Slice slice, Environment environment) {
        Typed subject = lower(slice.subject(), environment);
        compilation.operands.requireList(subject.type(), slice.subject().span());
        return new Typed(
                new Expr.Slice(
                        subject.expr(),
                        exprOrNull(slice.from(), environment),
                        exprOrNull(slice.to(), environment),
                        slice.span().start()),
                subject.type());
    }

    private Typed comparison(Expression.Comparison comparison, Environment environment) {
        List<Expr> operands = new ArrayList<>(comparison.operands().size());
        for (Expression operand : comparison.operands()) {
            operands.add(expr(operand, environment));
        }
        List<Expr> pairs = new ArrayList<>(operands.size() - 1);
        for (int i = 0; i < comparison.operators().size(); i++) {
            Expr.ComparisonOperator operator = switch (comparison.operators().get(i)) {
                case EQUAL -> Expr.ComparisonOperator.EQUAL;
                case NOT_EQUAL -> Expr.ComparisonOperator.NOT_EQUAL;
                case LESS -> Expr.ComparisonOperator.LESS;
                case LESS_OR_EQUAL -> Expr.ComparisonOperator.LESS_OR_EQUAL;
                case GREATER -> Expr.ComparisonOperator.GREATER;
                case GREATER_OR_EQUAL -> Expr.ComparisonOperator.GREATER_OR_EQUAL;
            };
            pairs.add(new Expr.Comparison(operator, operands.get(i), operands.get(i + 1)));
        }
        return Typed.bool(pairs.size() == 1 ? pairs.getFirst() : new Expr.And(pairs));
    }

    private Typed arithmetic(Expression.Arithmetic arithmetic, Environment environment) {
        Typed left = lower(arithmetic.left(), environment);
        Typed right = lower(arithmetic.right(), environment);
        StaticType type = compilation.operands.arithmetic(
                arithmetic.operator(),
                left.type(),
                arithmetic.left().span(),
                right.type(),
                arithmetic.right().span());
        Expr.ArithmeticOperator operator = switch (arithmetic.operator()) {
            case ADD -> Expr.ArithmeticOperator.ADD;
            case SUBTRACT -> Expr.ArithmeticOperator.SUBTRACT;
            case MULTIPLY -> Expr.ArithmeticOperator.MULTIPLY;
            case DIVIDE -> Expr.ArithmeticOperator.DIVIDE;
            case MODULO -> Expr.ArithmeticOperator.MODULO;
            case POWER -> Expr.ArithmeticOperator.POWER;
            case CONCATENATE -> Expr.ArithmeticOperator.CONCATENATE;
        };
        return new Typed(
                new Expr.Arithmetic(
                        operator, left.expr(), right.expr(), arithmetic.span().start()),
                type);
    }

    /// `x IS NFC NORMALIZED` is `CASE WHEN x IS :: STRING NOT NULL THEN normalize(x, 'NFC') = x END`: null for what is
    /// no string.
    private Typed isNormalized(Expression.IsNormalized test, Environment environment) {
        if (compilation.catalog.function("normalize").isEmpty()) {
            throw compilation.problems.unsupported(test.span(), "IS NORMALIZED");
        }
        Symbol symbol = compilation.anonymous();
        Expr value = new Expr.Variable(symbol);
        Expr normalized = new Expr.Call(
                "normalize",
                List.of(value, new Expr.Literal(Value.of(test.form()))),
                test.span().start());
        Expr equal = new Expr.Comparison(Expr.ComparisonOperator.EQUAL, normalized, value);
        Expr isString = new Expr.IsTyped(value, new TypeExpr.Of(ValueType.STRING, false));
        Expr answer = new Expr.Case(List.of(new Expr.When(isString, equal)), null);
        return test(new Expr.Let(symbol, expr(test.operand(), environment), answer), test.negated());
    }

    private Typed choice(Expression.Case choice, Environment environment) {
        Symbol subject = choice.subject() == null ? null : compilation.anonymous();
        Environment inner = subject == null ? environment : environment.withCaseSubject(subject);
        List<Expr.When> branches = new ArrayList<>(choice.branches().size());
        StaticType type = null;
        for (Expression.CaseBranch branch : choice.branches()) {
            List<Expr> conditions = predicates(branch.conditions(), inner);
            Typed result = lower(branch.result(), environment);
            type = type == null ? result.type() : type.or(result.type());
            branches.add(new Expr.When(
                    conditions.size() == 1 ? conditions.getFirst() : new Expr.Or(conditions), result.expr()));
        }
        Expr otherwise = null;
        if (choice.otherwise() != null) {
            Typed result = lower(choice.otherwise(), environment);
            type = type == null ? result.type() : type.or(result.type());
            otherwise = result.expr();
        }
        Expr lowered = new Expr.Case(branches, otherwise);
        if (subject != null && choice.subject() != null) {
            lowered = new Expr.Let(subject, expr(choice.subject(), environment), lowered);
        }
        return new Typed(lowered, type == null ? StaticType.ANY : type);
    }

    private Typed listComprehension(Expression.ListComprehension comprehension, Environment environment) {
        Typed list = lowerList(comprehension.list(), environment);
        Symbol symbol = compilation.symbol(comprehension.variable().text());
        Environment inner =
                local(environment, comprehension.variable(), symbol, list.type().elementOrAny());
        Expr where = comprehension.where() == null ? null : predicate(comprehension.where(), inner);
        Typed result = comprehension.result() == null ? null : lower(comprehension.result(), inner);
        return new Typed(
                new Expr.ListComprehension(
                        symbol,
                        list.expr(),
                        where,
                        result == null ? null : result.expr(),
                        comprehension.span().start()),
                result == null ? list.type() : StaticType.listOf(result.type()));
    }

    private Typed lowerList(Expression list, Environment environment) {
        Typed lowered = lower(list, environment);
        compilation.operands.requireList(lowered.type(), list.span());
        return lowered;
    }

    private static Environment local(Environment environment, Name name, Symbol symbol, StaticType type) {
        return environment.withLocal(name.text(), new Variable(symbol, type));
    }

    private Typed quantified(Expression.Quantified quantified, Environment environment) {
        Expression where = quantified.where();
        if (where == null) {
            throw compilation.problems.at(
                    ErrorCode.UNEXPECTED_SYNTAX,
                    quantified.span(),
                    quantified.quantifier().name().toLowerCase(java.util.Locale.ROOT)
                            + "() needs a condition: write (x IN list WHERE …)");
        }
        Typed list = lowerList(quantified.list(), environment);
        Symbol symbol = compilation.symbol(quantified.variable().text());
        Environment inner =
                local(environment, quantified.variable(), symbol, list.type().elementOrAny());
        Expr.Quantifier quantifier = switch (quantified.quantifier()) {
            case ALL -> Expr.Quantifier.ALL;
            case ANY -> Expr.Quantifier.ANY;
            case NONE -> Expr.Quantifier.NONE;
            case SINGLE -> Expr.Quantifier.SINGLE;
        };
        return Typed.bool(new Expr.Quantified(
                quantifier,
                symbol,
                list.expr(),
                predicate(where, inner),
                quantified.span().start()));
    }

    private Typed reduce(Expression.Reduce reduce, Environment environment) {
        Expr initial = expr(reduce.initial(), environment);
        Typed list = lowerList(reduce.list(), environment);
        Symbol accumulator = compilation.symbol(reduce.accumulator().text());
        Symbol element = compilation.symbol(reduce.variable().text());
        Environment inner = local(environment, reduce.accumulator(), accumulator, StaticType.ANY);
        inner = local(inner, reduce.variable(), element, list.type().elementOrAny());
        return new Typed(
                new Expr.Reduce(
                        accumulator,
                        initial,
                        element,
                        list.expr(),
                        expr(reduce.step(), inner),
                        reduce.span().start()),
                StaticType.ANY);
    }

    private Typed mapProjection(Expression.MapProjection projection, Environment environment) {
        Typed subject = lower(projection.subject(), environment);
        compilation.operands.requireProperties(
                subject.type(), projection.subject().span());
        boolean all = false;
        List<Expr.Entry> entries = new ArrayList<>(projection.items().size());
        for (MapProjectionItem item : projection.items()) {
            switch (item) {
                case MapProjectionItem.AllProperties _ -> all = true;
                case MapProjectionItem.PropertySelector(var span, var key) ->
                    entries.add(
                            new Expr.Entry(key.text(), new Expr.Property(subject.expr(), key.text(), span.start())));
                case MapProjectionItem.Computed(var _, var key, var value) ->
                    entries.add(new Expr.Entry(key.text(), expr(value, environment)));
                case MapProjectionItem.VariableSelector(var span, var name) ->
                    entries.add(
                            new Expr.Entry(name.text(), expr(new Expression.Variable(span, name.text()), environment)));
            }
        }
        return new Typed(
                new Expr.MapProjection(
                        subject.expr(), all, entries, projection.span().start()),
                StaticType.MAP);
    }
}
