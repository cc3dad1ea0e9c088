package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.GraphReference;
import io.orbitgraph.cypher.ast.Hint;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherGrammar;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// Reading clauses and calls. What writes is built by [UpdateBuilder], what projects by [ProjectionBuilder].
final class ClauseBuilder {
    private final AstBuilder ast;
    private final SourceMap source;
    private final UpdateBuilder updates;
    private final ProjectionBuilder projections;

    ClauseBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
        this.updates = new UpdateBuilder(ast);
        this.projections = new ProjectionBuilder(ast);
    }

    List<Clause> build(List<ClauseContext> contexts) {
        List<Clause> clauses = new ArrayList<>(contexts.size());
        ProjectionBuilder.Pending pending = null;
        for (ClauseContext context : contexts) {
            ParserRuleContext clause = (ParserRuleContext) context.getChild(0);
            if (ProjectionBuilder.narrows(clause)) {
                if (pending == null || !pending.accepts(clause)) {
                    close(pending, clauses);
                    pending = projections.standalone(clause);
                }
                pending.add(clause);
                continue;
            }
            close(pending, clauses);
            pending = switch (clause) {
                case WithClauseContext with -> projections.with(with);
                case ReturnClauseContext result -> projections.result(result);
                case ShowClauseContext show
                when show.yieldClause() != null ->
                    projections.narrowable(show, show.yieldClause(), yield -> show(show, yield));
                case TerminateClauseContext terminate
                when terminate.yieldClause() != null ->
                    projections.narrowable(terminate, terminate.yieldClause(), yield -> terminate(terminate, yield));
                default -> null;
            };
            if (pending == null) {
                clauses.add(clause(clause));
            }
        }
        close(pending, clauses);
        return clauses;
    }

    private static void close(ProjectionBuilder.@Nullable Pending pending, List<Clause> clauses) {
        if (pending != null) {
            clauses.add(pending.close());
        }
    }

    private Clause clause(ParserRuleContext context) {
        Span span = source.span(context);
        return switch (context) {
            case MatchClauseContext match -> match(span, match, false);
            case OptionalClauseContext optional ->
                optional.matchClause() == null
                        ? call(span, optional.callClause(), true)
                        : match(span, optional.matchClause(), true);
            case CallClauseContext call -> call(span, call, false);
            case UnwindClauseContext unwind ->
                new Clause.Unwind(span, ast.expression(unwind.expression()), source.name(unwind.name()));
            case ForClauseContext loop ->
                new Clause.Unwind(span, ast.expression(loop.expression()), source.name(loop.name()));
            case LetClauseContext let ->
                new Clause.Let(
                        span,
                        AstBuilder.each(
                                let.letItem(),
                                item -> new Clause.Binding(
                                        source.span(item),
                                        source.name(item.name()),
                                        ast.expression(item.expression()))));
            case FilterClauseContext filter -> new Clause.Filter(span, ast.expression(filter.expression()));
            case FinishClauseContext _ -> new Clause.Finish(span);
            case UseClauseContext use -> new Clause.Use(span, graph(use.graphReference()));
            case LoadCsvClauseContext load ->
                new Clause.LoadCsv(
                        span,
                        load.HEADERS() != null,
                        ast.expression(load.expression(0)),
                        source.name(load.name()),
                        ast.expressionOrNull(load.expression(1)));
            case ForeachClauseContext foreach ->
                new Clause.Foreach(
                        span,
                        source.name(foreach.name()),
                        ast.expression(foreach.expression()),
                        build(foreach.clause()));
            case ShowClauseContext show -> show(show, null);
            case TerminateClauseContext terminate -> terminate(terminate, null);
            default -> updates.build(context);
        };
    }

    private Clause match(Span span, MatchClauseContext context, boolean optional) {
        return new Clause.Match(
                span,
                optional,
                matchMode(context.matchMode()),
                ast.patterns.paths(context.patternList()),
                AstBuilder.each(context.hint(), this::hint),
                context.searchClause() == null ? null : search(context.searchClause()),
                ast.where(context.whereClause()));
    }

    Clause.MatchMode matchMode(@Nullable MatchModeContext context) {
        return context == null || context.REPEATABLE() == null
                ? Clause.MatchMode.DIFFERENT_RELATIONSHIPS
                : Clause.MatchMode.REPEATABLE_ELEMENTS;
    }

    private Clause.Search search(SearchClauseContext context) {
        return new Clause.Search(
                source.span(context),
                source.name(context.subject),
                ast.commands.name(context.objectName()),
                ast.expression(context.vector),
                ast.where(context.whereClause()),
                ast.expressionOrNull(context.limit),
                source.nameOrNull(context.score));
    }

    private Hint hint(HintContext context) {
        Span span = source.span(context);
        return switch (context) {
            case IndexHintContext index -> {
                List<Name> names = AstBuilder.each(index.name(), source::name);
                String kind = index.indexKind() == null ? "" : Words.upper(source.textOf(index.indexKind()));
                yield new Hint.UseIndex(
                        span,
                        kind,
                        index.SEEK() != null,
                        names.getFirst(),
                        names.get(1),
                        names.subList(2, names.size()));
            }
            case ScanHintContext scan -> new Hint.UseScan(span, source.name(scan.name(0)), source.name(scan.name(1)));
            case JoinHintContext join -> new Hint.UseJoin(span, AstBuilder.each(join.name(), source::name));
            default -> throw AstBuilder.unknown(context);
        };
    }

    GraphReference graph(GraphReferenceContext context) {
        Span span = source.span(context);
        if (context.parameter() != null) {
            return new GraphReference.Computed(span, ast.primaries.parameter(context.parameter()));
        }
        if (context.callArguments() == null) {
            return new GraphReference.Named(
                    span, AstBuilder.each(context.qualifiedName().name(), source::name));
        }
        Name function = qualified(context.qualifiedName());
        return new GraphReference.Computed(span, ast.primaries.call(span, function, context.callArguments()));
    }

    private Name qualified(QualifiedNameContext context) {
        StringBuilder text = new StringBuilder();
        for (NameContext part : context.name()) {
            text.append(text.isEmpty() ? "" : ".").append(source.name(part).text());
        }
        return new Name(source.span(context), text.toString());
    }

    // ---- calls ----

    private Clause call(Span span, CallClauseContext context, boolean optional) {
        return context.procedureCall() == null
                ? subquery(span, context.subqueryCall(), optional)
                : procedure(span, context.procedureCall(), optional);
    }

    private Clause procedure(Span span, ProcedureCallContext context, boolean optional) {
        ProcedureArgumentsContext arguments = context.procedureArguments();
        return new Clause.CallProcedure(
                span,
                optional,
                qualified(context.qualifiedName()),
                arguments == null ? null : ast.expressions(arguments.expression()),
                context.yieldClause() == null ? null : projections.yielded(context.yieldClause()));
    }

    private Clause subquery(Span span, SubqueryCallContext context, boolean optional) {
        ImportListContext list = context.importList();
        Clause.Imports imports;
        if (list == null) {
            imports = new Clause.Imports.ByWith();
        } else if (list.STAR() != null) {
            imports = new Clause.Imports.Everything();
        } else {
            imports = new Clause.Imports.Listed(AstBuilder.each(list.name(), source::name));
        }
        return new Clause.CallSubquery(
                span,
                optional,
                imports,
                ast.queries.build(context.query()),
                context.inTransactions() == null ? null : inTransactions(context.inTransactions()));
    }

    private Clause.InTransactions inTransactions(InTransactionsContext context) {
        Expression batchRows = null;
        Clause.OnError onError = null;
        boolean retry = false;
        Expression retrySeconds = null;
        Name status = null;
        for (TransactionOptionContext option : context.transactionOption()) {
            boolean repeated = switch (option) {
                case BatchSizeContext _ -> batchRows != null;
                case ReportStatusContext _ -> status != null;
                default -> onError != null;
            };
            if (repeated) {
                throw source.error(SyntaxDetail.UNEXPECTED_SYNTAX, "This option was given before", option.start);
            }
            switch (option) {
                case BatchSizeContext size -> batchRows = ast.expression(size.expression());
                case OnErrorContext reaction -> onError = onError(reaction.stop.getType());
                case OnErrorRetryContext reaction -> {
                    retry = true;
                    retrySeconds = ast.expressionOrNull(reaction.expression());
                    onError = reaction.THEN() == null ? Clause.OnError.FAIL : onError(reaction.stop.getType());
                }
                case ReportStatusContext report -> status = source.name(report.name());
                default -> throw AstBuilder.unknown(option);
            }
        }
        return new Clause.InTransactions(
                source.span(context),
                context.CONCURRENT() != null,
                ast.expressionOrNull(context.expression()),
                batchRows,
                onError == null ? Clause.OnError.FAIL : onError,
                retry,
                retrySeconds,
                status);
    }

    private static Clause.OnError onError(int type) {
        return switch (type) {
            case CypherGrammar.CONTINUE -> Clause.OnError.CONTINUE;
            case CypherGrammar.BREAK -> Clause.OnError.BREAK;
            default -> Clause.OnError.FAIL;
        };
    }

    // ---- SHOW ----

    private Clause show(ShowClauseContext context, Clause.@Nullable Yield yield) {
        StringBuilder words = new StringBuilder();
        for (ShowWordContext word : context.showWord()) {
            boolean name = word.IDENTIFIER() != null || word.ESCAPED_NAME() != null;
            words.append(words.isEmpty() ? "" : " ")
                    .append(name ? source.name(word.start).text() : Words.upper(spaced(word)));
        }
        return new Clause.Show(
                source.span(context),
                words.toString(),
                arguments(context.showArguments()),
                yield,
                ast.where(context.whereClause()));
    }

    private static String spaced(ShowWordContext word) {
        return word.getChildCount() == 1
                ? word.getText()
                : word.getChild(0).getText() + ' ' + word.getChild(1).getText();
    }

    private Clause terminate(TerminateClauseContext context, Clause.@Nullable Yield yield) {
        return new Clause.Terminate(source.span(context), arguments(context.showArguments()), yield);
    }

    private List<Expression> arguments(@Nullable ShowArgumentsContext context) {
        return context == null ? List.of() : AstBuilder.each(context.showArgument(), this::argument);
    }

    private Expression argument(ShowArgumentContext context) {
        if (context.parameter() != null) {
            return ast.primaries.parameter(context.parameter());
        }
        return context.listLiteral() == null
                ? new Expression.StringLiteral(source.span(context), ast.literals.string(context.start))
                : ast.primaries.list(context.listLiteral());
    }
}
