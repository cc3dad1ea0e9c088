package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Command;
import io.orbitgraph.cypher.ast.Command.Existing;
import io.orbitgraph.cypher.ast.Command.IndexKind;
import io.orbitgraph.cypher.ast.Command.Requirement;
import io.orbitgraph.cypher.ast.Command.SchemaElement;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Name;
import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Commands on the schema, the databases, the users and the roles.
final class CommandBuilder {
    private final AstBuilder ast;
    private final SourceMap source;

    CommandBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
    }

    Command build(CommandContext context) {
        Span span = source.span(context);
        return switch (context) {
            case CreateIndexContext index -> createIndex(span, index);
            case CreateConstraintContext constraint -> createConstraint(span, constraint);
            case DropIndexContext drop -> new Command.DropIndex(span, name(drop.objectName()), drop.ifExists() != null);
            case DropConstraintContext drop ->
                new Command.DropConstraint(span, name(drop.objectName()), drop.ifExists() != null);
            case CreateDatabaseContext create ->
                new Command.CreateDatabase(
                        span,
                        name(create.databaseName()),
                        existing(create.orReplace(), create.ifNotExists()),
                        options(create.options()),
                        waits(create.waiting()));
            case DropDatabaseContext drop ->
                new Command.DropDatabase(
                        span,
                        name(drop.databaseName()),
                        drop.ifExists() != null,
                        drop.DUMP() != null,
                        waits(drop.waiting()));
            case SwitchDatabaseContext change ->
                new Command.SwitchDatabase(
                        span, change.START() != null, name(change.databaseName()), waits(change.waiting()));
            case CreateUserContext create ->
                new Command.CreateUser(
                        span,
                        name(create.objectName()),
                        existing(create.orReplace(), create.ifNotExists()),
                        settings(create.userSetting()));
            case AlterUserContext alter ->
                new Command.AlterUser(
                        span, name(alter.objectName()), alter.ifExists() != null, settings(alter.userSetting()));
            case AlterCurrentUserContext alter ->
                new Command.AlterCurrentUser(
                        span, ast.expression(alter.expression(0)), ast.expression(alter.expression(1)));
            case DropUserContext drop -> new Command.DropUser(span, name(drop.objectName()), drop.ifExists() != null);
            case CreateRoleContext create ->
                new Command.CreateRole(
                        span,
                        name(create.objectName(0)),
                        existing(create.orReplace(), create.ifNotExists()),
                        create.objectName().size() == 1 ? null : name(create.objectName(1)));
            case DropRoleContext drop -> new Command.DropRole(span, name(drop.objectName()), drop.ifExists() != null);
            case GrantRolesContext grant -> assign(span, true, grant.TO(), grant.objectName());
            case RevokeRolesContext revoke -> assign(span, false, revoke.FROM(), revoke.objectName());
            case OtherCommandContext other -> new Command.Unsupported(span, firstWords(other));
            default -> throw AstBuilder.unknown(context);
        };
    }

    /// A name that may also be a parameter.
    Expression name(ObjectNameContext context) {
        return context.parameter() == null
                ? new Expression.StringLiteral(
                        source.span(context), source.name(context.name()).text())
                : ast.primaries.parameter(context.parameter());
    }

    private @Nullable Expression nameOrNull(@Nullable ObjectNameContext context) {
        return context == null ? null : name(context);
    }

    private Expression name(DatabaseNameContext context) {
        return context.parameter() == null
                ? new Expression.StringLiteral(
                        source.span(context),
                        context.name().stream()
                                .map(part -> source.name(part).text())
                                .collect(Collectors.joining(".")))
                : ast.primaries.parameter(context.parameter());
    }

    private Existing existing(@Nullable OrReplaceContext replace, @Nullable IfNotExistsContext keep) {
        if (replace != null && keep != null) {
            throw source.error(
                    SyntaxDetail.UNEXPECTED_SYNTAX, "OR REPLACE and IF NOT EXISTS exclude each other", keep.start);
        }
        return replace != null ? Existing.REPLACE : keep != null ? Existing.KEEP : Existing.FAIL;
    }

    private @Nullable Expression options(@Nullable OptionsContext context) {
        if (context == null) {
            return null;
        }
        return context.mapLiteral() == null
                ? ast.primaries.parameter(context.parameter())
                : ast.primaries.map(context.mapLiteral());
    }

    private static boolean waits(@Nullable WaitingContext context) {
        return context != null && context.NOWAIT() == null;
    }

    // ---- schema ----

    private Command createIndex(Span span, CreateIndexContext context) {
        IndexKind kind = kind(context.indexKind());
        SchemaElement element = element(context.schemaElement());
        IndexTargetContext target = context.indexTarget();
        List<Name> properties = target.propertyList() == null
                ? properties(target.propertyName(), element)
                : properties(target.propertyList().propertyName(), element);
        // Only LOOKUP indexes a function of the element: `ON EACH labels(n)`.
        if ((kind == IndexKind.LOOKUP) != properties.isEmpty()) {
            throw source.error(
                    SyntaxDetail.UNEXPECTED_SYNTAX,
                    kind == IndexKind.LOOKUP
                            ? "A LOOKUP index is ON EACH labels(n) or ON EACH type(r)"
                            : "Only a LOOKUP index is on labels() or type(); name properties here",
                    target.start);
        }
        return new Command.CreateIndex(
                span,
                kind,
                nameOrNull(context.objectName()),
                existing(context.orReplace(), context.ifNotExists()),
                element,
                properties,
                context.indexFilter() == null
                        ? List.of()
                        : properties(context.indexFilter().propertyName(), element),
                options(context.options()));
    }

    private IndexKind kind(@Nullable IndexKindContext context) {
        if (context == null) {
            return IndexKind.RANGE;
        }
        if (context.BTREE() != null) {
            throw source.error(
                    SyntaxDetail.UNSUPPORTED_SYNTAX,
                    "BTREE indexes are no part of Cypher any more: use RANGE, TEXT or POINT",
                    context.start);
        }
        return IndexKind.valueOf(Words.upper(source.textOf(context)));
    }

    private Command createConstraint(Span span, CreateConstraintContext context) {
        SchemaElement element = element(context.schemaElement());
        return new Command.CreateConstraint(
                span,
                nameOrNull(context.objectName()),
                existing(context.orReplace(), context.ifNotExists()),
                element,
                properties(context.propertyList().propertyName(), element),
                requirement(context.constraintKind(), element),
                options(context.options()));
    }

    private Requirement requirement(ConstraintKindContext context, SchemaElement element) {
        boolean wrongElement = element.relationship()
                ? context.NODE() != null
                : context.RELATIONSHIP() != null || context.REL() != null;
        if (wrongElement) {
            throw source.error(
                    SyntaxDetail.UNEXPECTED_SYNTAX,
                    source.textOf(context) + " does not fit the pattern after FOR",
                    context.start);
        }
        if (context.UNIQUE() != null) {
            return new Requirement.Unique();
        }
        if (context.KEY() != null) {
            return new Requirement.Key();
        }
        return context.type() == null
                ? new Requirement.NotNull()
                : new Requirement.OfType(ast.types.build(context.type()));
    }

    private SchemaElement element(SchemaElementContext context) {
        List<NameContext> names = switch (context) {
            case SchemaNodeContext node -> node.name();
            case SchemaRelationshipContext relationship -> relationship.name();
            default -> throw AstBuilder.unknown(context);
        };
        List<Name> all = AstBuilder.each(names, source::name);
        return new SchemaElement(
                source.span(context),
                context instanceof SchemaRelationshipContext,
                all.getFirst(),
                all.subList(1, all.size()));
    }

    private List<Name> properties(List<PropertyNameContext> contexts, SchemaElement element) {
        return AstBuilder.each(contexts, context -> {
            Name variable = source.name(context.name(0));
            if (!variable.text().equals(element.variable().text())) {
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX,
                        "'" + variable + "' is not the variable after FOR, which is '" + element.variable() + "'",
                        context.start);
            }
            return source.name(context.name(1));
        });
    }

    // ---- users and roles ----

    private Command.UserSettings settings(List<UserSettingContext> contexts) {
        Expression password = null;
        boolean encrypted = false;
        Boolean changeRequired = null;
        Boolean active = null;
        Expression home = null;
        boolean noHome = false;
        for (UserSettingContext context : contexts) {
            switch (context) {
                case UserPasswordContext setting -> {
                    password = ast.expression(setting.expression());
                    encrypted = setting.ENCRYPTED() != null;
                    if (setting.passwordChange() != null) {
                        changeRequired = setting.passwordChange().NOT() == null;
                    }
                }
                case UserPasswordChangeContext setting ->
                    changeRequired = setting.passwordChange().NOT() == null;
                case UserStatusContext setting -> active = setting.ACTIVE() != null;
                case UserHomeContext setting -> home = name(setting.databaseName());
                case UserNoHomeContext _ -> noHome = true;
                default -> throw AstBuilder.unknown(context);
            }
        }
        return new Command.UserSettings(password, encrypted, changeRequired, active, home, noHome);
    }

    /// @param word what divides the roles from the users
    private Command assign(Span span, boolean grant, ParseTree word, List<ObjectNameContext> names) {
        List<Expression> roles = new ArrayList<>();
        List<Expression> users = new ArrayList<>();
        int divide = source.start(((TerminalNode) word).getSymbol());
        for (ObjectNameContext context : names) {
            (source.start(context.start) < divide ? roles : users).add(name(context));
        }
        return new Command.AssignRoles(span, grant, roles, users);
    }

    /// Enough of a command to name it: up to three of its leading keywords.
    private static String firstWords(OtherCommandContext context) {
        StringJoiner words = new StringJoiner(" ");
        ParseTree opening = context.refusable();
        for (int i = 0; i < opening.getChildCount(); i++) {
            words.add(Words.upper(opening.getChild(i).getText()));
        }
        for (int i = 0; i < Math.min(2, context.word().size()); i++) {
            if (!TokenMarker.isKeyword(context.word(i).start.getType())) {
                break;
            }
            words.add(Words.upper(context.word(i).getText()));
        }
        return words.toString();
    }
}
