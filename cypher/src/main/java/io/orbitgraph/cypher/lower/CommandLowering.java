package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Command;
import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.check.Problems;
import io.orbitgraph.query.logical.Statement;
import org.jspecify.annotations.Nullable;

/// Commands on the schema. The others are refused by their names.
final class CommandLowering {
    private final Problems problems;

    CommandLowering(Problems problems) {
        this.problems = problems;
    }

    Statement lower(Command command) {
        return switch (command) {
            case Command.CreateIndex index -> createIndex(index);
            case Command.DropIndex drop -> new Statement.DropIndex(name(drop.name()), drop.ifExists());
            case Command.CreateConstraint c -> throw refused(c, "CREATE CONSTRAINT");
            case Command.DropConstraint c -> throw refused(c, "DROP CONSTRAINT");
            case Command.CreateDatabase c -> throw refused(c, "CREATE DATABASE");
            case Command.DropDatabase c -> throw refused(c, "DROP DATABASE");
            case Command.SwitchDatabase c -> throw refused(c, c.start() ? "START DATABASE" : "STOP DATABASE");
            case Command.CreateUser c -> throw refused(c, "CREATE USER");
            case Command.AlterUser c -> throw refused(c, "ALTER USER");
            case Command.AlterCurrentUser c -> throw refused(c, "ALTER CURRENT USER");
            case Command.DropUser c -> throw refused(c, "DROP USER");
            case Command.CreateRole c -> throw refused(c, "CREATE ROLE");
            case Command.DropRole c -> throw refused(c, "DROP ROLE");
            case Command.AssignRoles c -> throw refused(c, c.grant() ? "GRANT ROLE" : "REVOKE ROLE");
            case Command.Unsupported c -> throw refused(c, c.name());
        };
    }

    private RuntimeException refused(Command command, String name) {
        return problems.unsupported(command.span(), name);
    }

    private Statement createIndex(Command.CreateIndex index) {
        Command.SchemaElement element = index.element();
        if (index.kind() != Command.IndexKind.RANGE) {
            throw problems.unsupported(index.span(), "CREATE " + index.kind() + " INDEX");
        }
        if (element.relationship()) {
            throw problems.unsupported(element.span(), "An index on relationships");
        }
        if (element.labels().size() != 1 || index.properties().size() != 1) {
            throw problems.unsupported(element.span(), "An index on several labels or properties");
        }
        if (index.options() != null) {
            throw problems.unsupported(index.options().span(), "OPTIONS of an index");
        }
        if (!index.filters().isEmpty()) {
            throw problems.unsupported(index.filters().getFirst().span(), "WITH of an index");
        }
        if (index.existing() == Command.Existing.REPLACE) {
            throw problems.unsupported(index.span(), "CREATE OR REPLACE INDEX");
        }
        return new Statement.CreateIndex(
                nameOrNull(index.name()),
                element.labels().getFirst().text(),
                index.properties().getFirst().text(),
                index.existing() == Command.Existing.KEEP);
    }

    private @Nullable String nameOrNull(@Nullable Expression name) {
        return name == null ? null : name(name);
    }

    private String name(Expression name) {
        if (name instanceof Expression.StringLiteral(var _, var text)) {
            return text;
        }
        throw problems.unsupported(name.span(), "A parameter as the name of an index");
    }
}
