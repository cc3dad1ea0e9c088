package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Expression.Comparator;
import io.orbitgraph.cypher.ast.Expression.Operator;
import io.orbitgraph.cypher.ast.Expression.TextOperator;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherGrammar;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Operators, from the loosest to the look-ups behind a primary. What a primary is stands in [PrimaryBuilder].
final class ExpressionBuilder {
    private final AstBuilder ast;
    private final SourceMap source;
    private final int depthLimit;
    /// How many nodes lie above the one being built: brackets and the links of left-deep chains.
    private int depth;

    ExpressionBuilder(AstBuilder ast, int depthLimit) {
        this.ast = ast;
        this.source = ast.source;
        this.depthLimit = depthLimit;
    }

    /// Takes any rung of the precedence ladder.
    Expression build(ParserRuleContext context) {
        ParserRuleContext rung = context;
        // Most rungs have one child: go down to the one that says something.
        while (rung.getChildCount() == 1 && !(rung instanceof PrimaryContext)) {
            rung = (ParserRuleContext) rung.getChild(0);
        }
        enter(1, rung);
        Expression expression = switch (rung) {
            case PrimaryContext primary -> ast.primaries.build(primary);
            case PostfixExpressionContext postfix -> postfix(postfix);
            case ComparisonContext comparison -> comparison(comparison);
            case PredicateContext predicate -> predicate(predicate);
            case AdditiveExpressionContext sum -> arithmetic(sum);
            case MultiplicativeExpressionContext product -> arithmetic(product);
            case PowerExpressionContext power -> arithmetic(power);
            case UnaryExpressionContext unary -> unary(unary);
            case NegatedExpressionContext negated -> negated(negated);
            case ConjunctiveExpressionContext and -> new Expression.And(source.span(and), operands(and));
            case ExclusiveExpressionContext xor -> new Expression.Xor(source.span(xor), operands(xor));
            case ExpressionContext or -> new Expression.Or(source.span(or), operands(or));
            default -> throw AstBuilder.unknown(rung);
        };
        depth--;
        return expression;
    }

    private void enter(int links, ParserRuleContext context) {
        depth += links;
        if (depth > depthLimit) {
            throw source.error(
                    SyntaxDetail.NESTING_TOO_DEEP,
                    "An expression of more than " + depthLimit + " operators in a row or inside each other; "
                            + "pass long data as a parameter",
                    context.start);
        }
    }

    private List<Expression> operands(ParserRuleContext chain) {
        List<Expression> operands = new ArrayList<>(chain.getChildCount() / 2 + 1);
        for (int i = 0; i < chain.getChildCount(); i += 2) {
            operands.add(build((ParserRuleContext) chain.getChild(i)));
        }
        return operands;
    }

    private Expression negated(NegatedExpressionContext context) {
        Expression expression = build(context.comparison());
        for (int i = context.getChildCount() - 2; i >= 0; i--) {
            Token not = ((TerminalNode) context.getChild(i)).getSymbol();
            expression = new Expression.Not(source.span(not, context.stop), expression);
        }
        return expression;
    }

    private Expression comparison(ComparisonContext context) {
        List<Comparator> operators = new ArrayList<>(context.getChildCount() / 2);
        for (int i = 1; i < context.getChildCount(); i += 2) {
            operators.add(comparator((ComparisonOperatorContext) context.getChild(i)));
        }
        return new Expression.Comparison(source.span(context), operands(context), operators);
    }

    Comparator comparator(ComparisonOperatorContext context) {
        return switch (context.start.getType()) {
            case CypherGrammar.EQ -> Comparator.EQUAL;
            case CypherGrammar.NEQ -> Comparator.NOT_EQUAL;
            case CypherGrammar.LT -> Comparator.LESS;
            case CypherGrammar.LE -> Comparator.LESS_OR_EQUAL;
            case CypherGrammar.GT -> Comparator.GREATER;
            case CypherGrammar.GE -> Comparator.GREATER_OR_EQUAL;
            default ->
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        "Unknown operator '!=': unequal is written '<>'",
                        context.start);
        };
    }

    private Expression arithmetic(ParserRuleContext context) {
        int links = context.getChildCount() / 2;
        enter(links, context);
        Expression left = build((ParserRuleContext) context.getChild(0));
        depth -= links;
        for (int i = 1; i < context.getChildCount(); i += 2) {
            Operator operator = operator(((TerminalNode) context.getChild(i)).getSymbol());
            ParserRuleContext operand = (ParserRuleContext) context.getChild(i + 1);
            left = new Expression.Arithmetic(source.span(context.start, operand.stop), operator, left, build(operand));
        }
        return left;
    }

    private static Operator operator(Token token) {
        return switch (token.getType()) {
            case CypherGrammar.PLUS -> Operator.ADD;
            case CypherGrammar.MINUS -> Operator.SUBTRACT;
            case CypherGrammar.STAR -> Operator.MULTIPLY;
            case CypherGrammar.SLASH -> Operator.DIVIDE;
            case CypherGrammar.PERCENT -> Operator.MODULO;
            case CypherGrammar.CARET -> Operator.POWER;
            case CypherGrammar.BAR_BAR -> Operator.CONCATENATE;
            default -> throw new IllegalStateException("not an operator: " + token);
        };
    }

    private Expression unary(UnaryExpressionContext context) {
        int sign = context.getChildCount() - 2;
        Expression expression = null;
        Token last = ((TerminalNode) context.getChild(sign)).getSymbol();
        if (last.getType() == CypherGrammar.MINUS) {
            expression = negativeNumber(last, context.postfixExpression());
            sign -= expression == null ? 0 : 1;
        }
        if (expression == null) {
            expression = build(context.postfixExpression());
        }
        for (; sign >= 0; sign--) {
            Token token = ((TerminalNode) context.getChild(sign)).getSymbol();
            Span span = source.span(token, context.stop);
            expression = token.getType() == CypherGrammar.MINUS
                    ? new Expression.Negate(span, expression)
                    : new Expression.UnaryPlus(span, expression);
        }
        return expression;
    }

    /// A minus and a number are one literal, or the smallest integer could not be written.
    private @Nullable Expression negativeNumber(Token minus, PostfixExpressionContext operand) {
        if (operand.getChildCount() > 1) {
            return null;
        }
        Span span = source.span(minus, operand.stop);
        return switch (operand.getChild(0)) {
            case IntegerContext _ -> new Expression.IntegerLiteral(span, ast.literals.integer(operand.start, true));
            case FloatContext _ -> new Expression.FloatLiteral(span, -ast.literals.floating(operand.start));
            default -> null;
        };
    }

    private Expression predicate(PredicateContext context) {
        List<PredicateTailContext> tails = context.predicateTail();
        enter(tails.size(), context);
        Expression expression = build(context.additiveExpression());
        depth -= tails.size();
        for (PredicateTailContext tail : tails) {
            expression = test(source.span(context.start, tail.stop), expression, tail);
        }
        return expression;
    }

    /// @param span of the operand and the test
    Expression test(Span span, Expression operand, PredicateTailContext tail) {
        return switch (tail.start.getType()) {
            case CypherGrammar.REGEX -> text(span, TextOperator.MATCHES, operand, tail);
            case CypherGrammar.STARTS -> text(span, TextOperator.STARTS_WITH, operand, tail);
            case CypherGrammar.ENDS -> text(span, TextOperator.ENDS_WITH, operand, tail);
            case CypherGrammar.CONTAINS -> text(span, TextOperator.CONTAINS, operand, tail);
            case CypherGrammar.IN -> new Expression.In(span, operand, build(tail.additiveExpression()));
            case CypherGrammar.IS_CHECK -> is(span, operand, tail);
            case CypherGrammar.COLON_COLON ->
                new Expression.IsTyped(span, operand, ast.types.build(tail.type()), false);
            default -> new Expression.HasLabels(span, operand, ast.patterns.labels(tail.labels()));
        };
    }

    private Expression text(Span span, TextOperator operator, Expression left, PredicateTailContext tail) {
        return new Expression.TextTest(span, operator, left, build(tail.additiveExpression()));
    }

    private Expression is(Span span, Expression operand, PredicateTailContext tail) {
        boolean negated = tail.NOT() != null;
        if (tail.NULL() != null) {
            return new Expression.IsNull(span, operand, negated);
        }
        if (tail.type() != null) {
            return new Expression.IsTyped(span, operand, ast.types.build(tail.type()), negated);
        }
        if (tail.NORMALIZED() != null) {
            String form = tail.normalForm() == null ? "NFC" : Words.upper(source.textOf(tail.normalForm()));
            return new Expression.IsNormalized(span, operand, form, negated);
        }
        Expression labelled =
                new Expression.HasLabels(span, operand, ast.patterns.labelExpression(tail.labelExpression()));
        return negated ? new Expression.Not(span, labelled) : labelled;
    }

    private Expression postfix(PostfixExpressionContext context) {
        List<PostfixContext> links = context.postfix();
        enter(links.size(), context);
        Expression subject = build(context.primary());
        depth -= links.size();
        boolean qualified = context.primary() instanceof NamedContext named && named.getChildCount() == 1;
        for (PostfixContext link : links) {
            Span span = source.span(context.start, link.stop);
            if (link.subscript() != null) {
                subject = subscript(span, subject, link.subscript());
                qualified = false;
            } else if (link.callArguments() == null) {
                subject = new Expression.Property(span, subject, source.name(link.name()));
            } else if (qualified) {
                Name function = new Name(
                        source.span(context.start, link.name().stop),
                        qualifiedName(subject) + '.' + source.name(link.name()).text());
                subject = ast.primaries.call(span, function, link.callArguments());
                qualified = false;
            } else {
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        "'" + source.textOf(link.name()) + "' cannot be called: a value has no methods",
                        link.name().start);
            }
        }
        return subject;
    }

    /// The first look-ups of a chain were a name space if a call ends them.
    private static String qualifiedName(Expression names) {
        return switch (names) {
            case Expression.Variable variable -> variable.name();
            case Expression.Property property ->
                qualifiedName(property.subject()) + '.' + property.key().text();
            default -> throw new IllegalStateException("not a name: " + names);
        };
    }

    private Expression subscript(Span span, Expression subject, SubscriptContext context) {
        ParseTree first = context.getChild(0);
        if (first instanceof ExpressionContext index && context.getChildCount() == 1) {
            return new Expression.Index(span, subject, build(index));
        }
        ParseTree last = context.getChild(context.getChildCount() - 1);
        return new Expression.Slice(
                span,
                subject,
                first instanceof ExpressionContext from ? build(from) : null,
                last instanceof ExpressionContext to ? build(to) : null);
    }
}
