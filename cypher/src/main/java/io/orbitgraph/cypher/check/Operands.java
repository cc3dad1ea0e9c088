package io.orbitgraph.cypher.check;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.query.language.FunctionSignature;

/// Which types operators take, and what they give.
public final class Operands {
    private final Problems problems;

    public Operands(Problems problems) {
        this.problems = problems;
    }

    public void requireBoolean(StaticType type, Span span) {
        if (!type.mayBe(FunctionSignature.Type.BOOLEAN)) {
            throw expected(span, "a BOOLEAN", type);
        }
    }

    public void requireList(StaticType type, Span span) {
        if (!type.mayBe(FunctionSignature.Type.LIST)) {
            throw expected(span, "a LIST", type);
        }
    }

    public void requireNumber(StaticType type, Span span) {
        if (!type.mayBe(FunctionSignature.Type.NUMBER, FunctionSignature.Type.DURATION)) {
            throw expected(span, "a number", type);
        }
    }

    public StaticType arithmetic(
            Expression.Operator operator, StaticType left, Span leftSpan, StaticType right, Span rightSpan) {
        return switch (operator) {
            case ADD, CONCATENATE -> sum(left, right);
            case SUBTRACT, MULTIPLY, DIVIDE -> {
                requireSubtractable(left, leftSpan);
                requireSubtractable(right, rightSpan);
                yield number(left, right);
            }
            case MODULO -> {
                requireSubtractable(left, leftSpan);
                requireSubtractable(right, rightSpan);
                yield number(left, right);
            }
            case POWER -> {
                requireSubtractable(left, leftSpan);
                requireSubtractable(right, rightSpan);
                yield left.isNumber() && right.isNumber() ? StaticType.FLOAT : StaticType.ANY;
            }
        };
    }

    private void requireSubtractable(StaticType type, Span span) {
        switch (type.type()) {
            case BOOLEAN, STRING, LIST, MAP, NODE, RELATIONSHIP, PATH, POINT, UUID, BYTES ->
                throw expected(span, "a number", type);
            case ANY, INTEGER, FLOAT, NUMBER, DATE, LOCAL_TIME, TIME, LOCAL_DATE_TIME, DATE_TIME, DURATION, VECTOR -> {}
        }
    }

    private static StaticType sum(StaticType left, StaticType right) {
        if (left.is(FunctionSignature.Type.LIST) && right.is(FunctionSignature.Type.LIST)) {
            return left.or(right);
        }
        if (left.is(FunctionSignature.Type.LIST) || right.is(FunctionSignature.Type.LIST)) {
            return StaticType.of(FunctionSignature.Type.LIST);
        }
        if (left.is(FunctionSignature.Type.STRING) && right.is(FunctionSignature.Type.STRING)) {
            return StaticType.STRING;
        }
        return number(left, right);
    }

    private static StaticType number(StaticType left, StaticType right) {
        if (!left.isNumber() || !right.isNumber()) {
            return StaticType.ANY;
        }
        return left.is(FunctionSignature.Type.FLOAT) || right.is(FunctionSignature.Type.FLOAT)
                ? StaticType.FLOAT
                : left.or(right);
    }

    /// The type of `subject.key` is never known; whether the subject has properties may be.
    public void requireProperties(StaticType subject, Span span) {
        switch (subject.type()) {
            case PATH ->
                throw problems.at(
                        ErrorCode.INVALID_ARGUMENT_TYPE,
                        span,
                        "A path has no properties; nodes(…) and relationships(…) give what it consists of");
            case BOOLEAN, INTEGER, FLOAT, NUMBER, STRING, LIST, VECTOR, UUID, BYTES ->
                throw problems.at(
                        ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME,
                        span,
                        "A value of type " + subject + " has no properties");
            case ANY, MAP, NODE, RELATIONSHIP, DATE, LOCAL_TIME, TIME, LOCAL_DATE_TIME, DATE_TIME, DURATION, POINT -> {}
        }
    }

    /// @return the type of the element
    public StaticType element(StaticType subject, Span span, StaticType index, Span indexSpan) {
        if (!subject.mayBe(
                FunctionSignature.Type.LIST,
                FunctionSignature.Type.MAP,
                FunctionSignature.Type.NODE,
                FunctionSignature.Type.RELATIONSHIP)) {
            throw problems.at(
                    ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME,
                    span,
                    "[…] needs a LIST, a MAP, a NODE or a RELATIONSHIP before it, not a value of type " + subject);
        }
        if (subject.is(FunctionSignature.Type.LIST) && !index.mayBe(FunctionSignature.Type.INTEGER)) {
            throw problems.at(
                    ErrorCode.LIST_ELEMENT_ACCESS_BY_NON_INTEGER,
                    indexSpan,
                    "A list is indexed by an INTEGER, not by a value of type " + index);
        }
        return subject.elementOrAny();
    }

    public OrbitException expected(Span span, String wanted, StaticType found) {
        return problems.at(
                ErrorCode.INVALID_ARGUMENT_TYPE, span, "Expected " + wanted + " here, but this is of type " + found);
    }
}
