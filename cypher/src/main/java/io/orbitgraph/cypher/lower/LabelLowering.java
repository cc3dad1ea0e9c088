package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.LabelExpression;
import io.orbitgraph.cypher.ast.TypeName;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.TypeExpr;
import io.orbitgraph.query.language.FunctionSignature;
import java.util.ArrayList;
import java.util.List;

/// Labels, relationship types and the types after `IS ::`.
final class LabelLowering {
    private final Compilation compilation;

    LabelLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    /// What elements must satisfy.
    LabelExpr matched(LabelExpression labels, Environment environment) {
        return switch (labels) {
            case LabelExpression.Label(var _, var name) -> new LabelExpr.Named(name);
            case LabelExpression.Wildcard _ -> new LabelExpr.Wildcard();
            case LabelExpression.Dynamic dynamic -> new LabelExpr.Dynamic(names(dynamic, environment), !dynamic.any());
            case LabelExpression.Not(var _, var operand) -> new LabelExpr.Not(matched(operand, environment));
            case LabelExpression.And and ->
                new LabelExpr.And(and.operands().stream()
                        .map(operand -> matched(operand, environment))
                        .toList());
            case LabelExpression.Or or ->
                new LabelExpr.Or(or.operands().stream()
                        .map(operand -> matched(operand, environment))
                        .toList());
        };
    }

    /// The names that an element is given: CREATE, MERGE, SET and REMOVE.
    List<Expr> given(LabelExpression labels, Environment environment) {
        List<Expr> names = new ArrayList<>();
        addGiven(labels, environment, names);
        return names;
    }

    private void addGiven(LabelExpression labels, Environment environment, List<Expr> names) {
        switch (labels) {
            case LabelExpression.Label(var _, var name) -> names.add(new Expr.Literal(Value.of(name)));
            case LabelExpression.Dynamic dynamic when !dynamic.any() -> names.add(names(dynamic, environment));
            case LabelExpression.And and -> {
                for (LabelExpression operand : and.operands()) {
                    addGiven(operand, environment, names);
                }
            }
            case LabelExpression.Dynamic _, LabelExpression.Wildcard _, LabelExpression.Not _, LabelExpression.Or _ ->
                throw compilation.problems.at(
                        ErrorCode.UNEXPECTED_SYNTAX,
                        labels.span(),
                        "Labels that are written are a list such as :A:B; alternatives, negation and wildcards only"
                                + " match");
        }
    }

    private Expr names(LabelExpression.Dynamic dynamic, Environment environment) {
        Typed names = compilation.expressions.lower(dynamic.names(), environment);
        if (!names.type().mayBe(FunctionSignature.Type.STRING, FunctionSignature.Type.LIST)) {
            throw compilation.operands.expected(dynamic.names().span(), "a STRING or a LIST of them", names.type());
        }
        return names.expr();
    }

    TypeExpr type(TypeName type) {
        return switch (type) {
            case TypeName.ListOf(var _, var element, var nullable) -> new TypeExpr.ListOf(type(element), nullable);
            case TypeName.Union(var _, var alternatives) ->
                new TypeExpr.Union(alternatives.stream().map(this::type).toList());
            case TypeName.Vector(var span, var coordinate, var dimension, var nullable) -> {
                if (coordinate != null || dimension != null) {
                    throw compilation.problems.unsupported(span, "IS :: VECTOR with coordinates or a dimension");
                }
                yield new TypeExpr.Of(ValueType.VECTOR, nullable);
            }
            case TypeName.Simple simple -> simple(simple);
        };
    }

    private TypeExpr simple(TypeName.Simple type) {
        ValueType valueType = switch (type.kind()) {
            case NOTHING -> null;
            case ANY, PROPERTY_VALUE -> null;
            case NULL -> ValueType.NULL;
            case BOOLEAN -> ValueType.BOOLEAN;
            case STRING -> ValueType.STRING;
            case INTEGER -> ValueType.INTEGER;
            case FLOAT -> ValueType.FLOAT;
            case DATE -> ValueType.DATE;
            case LOCAL_TIME -> ValueType.LOCAL_TIME;
            case ZONED_TIME -> ValueType.TIME;
            case LOCAL_DATETIME -> ValueType.LOCAL_DATE_TIME;
            case ZONED_DATETIME -> ValueType.DATE_TIME;
            case DURATION -> ValueType.DURATION;
            case POINT -> ValueType.POINT;
            case UUID -> ValueType.UUID;
            case NODE -> ValueType.NODE;
            case RELATIONSHIP -> ValueType.RELATIONSHIP;
            case PATH -> ValueType.PATH;
            case MAP -> ValueType.MAP;
            case INTEGER8, INTEGER16, INTEGER32, FLOAT32, GRAPH ->
                throw compilation.problems.unsupported(type.span(), "IS :: " + type.kind());
        };
        if (valueType != null) {
            return new TypeExpr.Of(valueType, type.nullable());
        }
        return type.kind() == TypeName.Kind.NOTHING
                ? new TypeExpr.Nothing()
                : new TypeExpr.Any(type.kind() == TypeName.Kind.PROPERTY_VALUE, type.nullable());
    }
}
