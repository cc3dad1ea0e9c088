package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.RemoveItem;
import io.orbitgraph.cypher.ast.SetItem;
import io.orbitgraph.cypher.check.Mentions;
import io.orbitgraph.cypher.check.Variable;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;

/// SET, REMOVE, DELETE, FOREACH.
final class UpdateLowering {
    private final Compilation compilation;

    UpdateLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    Rows set(Clause.Set set, Rows in) {
        return in.with(new LogicalPlan.Set(in.plan(), items(set.items(), Environment.of(in.scope()))));
    }

    List<LogicalPlan.SetItem> items(List<SetItem> items, Environment environment) {
        List<LogicalPlan.SetItem> lowered = new ArrayList<>(items.size());
        for (SetItem item : items) {
            lowered.add(item(item, environment));
        }
        return lowered;
    }

    private LogicalPlan.SetItem item(SetItem item, Environment environment) {
        int offset = item.span().start();
        return switch (item) {
            case SetItem.Property(var _, var subject, var key, var value) ->
                new LogicalPlan.SetItem.Property(
                        entity(subject, environment),
                        key.text(),
                        compilation.expressions.expr(value, environment),
                        offset);
            case SetItem.DynamicProperty(var _, var subject, var key, var value) ->
                new LogicalPlan.SetItem.DynamicProperty(
                        entity(subject, environment),
                        compilation.expressions.expr(key, environment),
                        compilation.expressions.expr(value, environment),
                        offset);
            case SetItem.AllProperties(var _, var subject, var value) -> properties(subject, value, true, environment);
            case SetItem.MergeProperties(var _, var subject, var value) ->
                properties(subject, value, false, environment);
            case SetItem.Labels(var _, var subject, var labels) ->
                new LogicalPlan.SetItem.Labels(
                        entity(subject, environment), compilation.labels.given(labels, environment), false, offset);
        };
    }

    private LogicalPlan.SetItem properties(
            Expression subject, Expression value, boolean replace, Environment environment) {
        Typed map = compilation.expressions.lower(value, environment);
        if (!map.type()
                .mayBe(FunctionSignature.Type.MAP, FunctionSignature.Type.NODE, FunctionSignature.Type.RELATIONSHIP)) {
            throw compilation.operands.expected(value.span(), "a MAP, a NODE or a RELATIONSHIP", map.type());
        }
        return new LogicalPlan.SetItem.Properties(
                entity(subject, environment),
                map.expr(),
                replace,
                subject.span().start());
    }

    private Expr entity(Expression subject, Environment environment) {
        Typed entity = compilation.expressions.lower(subject, environment);
        if (!entity.type().mayBe(FunctionSignature.Type.NODE, FunctionSignature.Type.RELATIONSHIP)) {
            throw compilation.operands.expected(subject.span(), "a NODE or a RELATIONSHIP", entity.type());
        }
        return entity.expr();
    }

    Rows remove(Clause.Remove remove, Rows in) {
        Environment environment = Environment.of(in.scope());
        List<LogicalPlan.SetItem> items = new ArrayList<>(remove.items().size());
        Expr nothing = new Expr.Literal(Value.NULL);
        for (RemoveItem item : remove.items()) {
            int offset = item.span().start();
            items.add(
                    switch (item) {
                        case RemoveItem.Property(var _, var subject, var key) ->
                            new LogicalPlan.SetItem.Property(entity(subject, environment), key.text(), nothing, offset);
                        case RemoveItem.DynamicProperty(var _, var subject, var key) ->
                            new LogicalPlan.SetItem.DynamicProperty(
                                    entity(subject, environment),
                                    compilation.expressions.expr(key, environment),
                                    nothing,
                                    offset);
                        case RemoveItem.Labels(var _, var subject, var labels) ->
                            new LogicalPlan.SetItem.Labels(
                                    entity(subject, environment),
                                    compilation.labels.given(labels, environment),
                                    true,
                                    offset);
                    });
        }
        return in.with(new LogicalPlan.Set(in.plan(), items));
    }

    Rows delete(Clause.Delete delete, Rows in) {
        Environment environment = Environment.of(in.scope());
        List<Expr> values = new ArrayList<>(delete.targets().size());
        for (Expression target : delete.targets()) {
            if (target instanceof Expression.HasLabels) {
                throw compilation.problems.at(
                        ErrorCode.INVALID_DELETE,
                        target.span(),
                        "DELETE deletes nodes, relationships and paths; use REMOVE to take labels away");
            }
            Typed value = compilation.expressions.lower(target, environment);
            if (!value.type()
                    .mayBe(
                            FunctionSignature.Type.NODE,
                            FunctionSignature.Type.RELATIONSHIP,
                            FunctionSignature.Type.PATH)) {
                throw compilation.operands.expected(target.span(), "a NODE, a RELATIONSHIP or a PATH", value.type());
            }
            values.add(value.expr());
        }
        return in.with(new LogicalPlan.Delete(
                in.plan(), values, delete.detach(), delete.span().start()));
    }

    Rows foreach(Clause.Foreach foreach, Rows in, Frame frame) {
        Typed list = compilation.expressions.lower(foreach.list(), Environment.of(in.scope()));
        compilation.operands.requireList(list.type(), foreach.list().span());
        String name = foreach.variable().text();
        if (in.scope().has(name)) {
            throw compilation.problems.alreadyBound(foreach.variable().span(), name);
        }
        Symbol symbol = compilation.symbol(name);
        Variable variable = new Variable(symbol, list.type().elementOrAny());
        Rows body = Rows.argument(
                in.scope().mentionedBy(Mentions.of(foreach.body())).with(name, variable));
        for (Clause clause : foreach.body()) {
            if (!ClauseLowering.isUpdate(clause)) {
                throw compilation.problems.at(
                        ErrorCode.INVALID_CLAUSE_COMPOSITION,
                        clause.span(),
                        "FOREACH takes clauses that change the graph; use UNWIND to read for each element");
            }
            body = compilation.clauses.lower(clause, body, frame, List.of());
        }
        return in.with(new LogicalPlan.Foreach(in.plan(), symbol, list.expr(), body.plan()));
    }
}
