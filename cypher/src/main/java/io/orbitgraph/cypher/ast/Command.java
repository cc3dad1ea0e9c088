package io.orbitgraph.cypher.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command on the schema, the databases, the users or the roles. Names that may be parameters are expressions:
/// a [Expression.StringLiteral] or a [Expression.Parameter].
public sealed interface Command extends Statement {

    /// @param name null lets the database choose
    /// @param element what is indexed; without labels for `LOOKUP`
    /// @param properties empty for `LOOKUP`
    /// @param filters `WITH [n.a]`: what a vector search may filter by
    /// @param options a map literal or a parameter
    record CreateIndex(
            Span span,
            IndexKind kind,
            @Nullable Expression name,
            Existing existing,
            SchemaElement element,
            List<Name> properties,
            List<Name> filters,
            @Nullable Expression options)
            implements Command {
        public CreateIndex {
            properties = List.copyOf(properties);
            filters = List.copyOf(filters);
        }
    }

    record CreateConstraint(
            Span span,
            @Nullable Expression name,
            Existing existing,
            SchemaElement element,
            List<Name> properties,
            Requirement requirement,
            @Nullable Expression options)
            implements Command {
        public CreateConstraint {
            properties = List.copyOf(properties);
        }
    }

    record DropIndex(Span span, Expression name, boolean ifExists) implements Command {}

    record DropConstraint(Span span, Expression name, boolean ifExists) implements Command {}

    record CreateDatabase(
            Span span,
            Expression name,
            Existing existing,
            @Nullable Expression options,
            boolean awaitDone) implements Command {}

    /// @param dump keeps a dump of the data
    record DropDatabase(Span span, Expression name, boolean ifExists, boolean dump, boolean awaitDone)
            implements Command {}

    /// `START DATABASE` or `STOP DATABASE`.
    record SwitchDatabase(Span span, boolean start, Expression name, boolean awaitDone) implements Command {}

    record CreateUser(Span span, Expression name, Existing existing, UserSettings settings) implements Command {}

    record AlterUser(Span span, Expression name, boolean ifExists, UserSettings settings) implements Command {}

    /// `ALTER CURRENT USER SET PASSWORD FROM a TO b`: what a driver's user runs at the first login.
    record AlterCurrentUser(Span span, Expression oldPassword, Expression newPassword) implements Command {}

    record DropUser(Span span, Expression name, boolean ifExists) implements Command {}

    /// @param copyOf the role whose privileges the new one gets
    record CreateRole(
            Span span,
            Expression name,
            Existing existing,
            @Nullable Expression copyOf) implements Command {}

    record DropRole(Span span, Expression name, boolean ifExists) implements Command {}

    /// `GRANT ROLE a TO u` or `REVOKE ROLE a FROM u`.
    record AssignRoles(Span span, boolean grant, List<Expression> roles, List<Expression> users) implements Command {
        public AssignRoles {
            roles = List.copyOf(roles);
            users = List.copyOf(users);
        }
    }

    /// A command of Cypher that OrbitGraph knows by name only.
    ///
    /// @param name its first words, e.g. `CREATE ALIAS`
    record Unsupported(Span span, String name) implements Command {}

    enum IndexKind {
        RANGE,
        TEXT,
        POINT,
        FULLTEXT,
        VECTOR,
        LOOKUP
    }

    /// What to do when the thing is already there.
    enum Existing {
        FAIL,
        KEEP,
        REPLACE
    }

    /// `FOR (n:A|B)` or `FOR ()-[r:A|B]-()`.
    record SchemaElement(Span span, boolean relationship, Name variable, List<Name> labels) implements Node {
        public SchemaElement {
            labels = List.copyOf(labels);
        }
    }

    sealed interface Requirement {
        record Unique() implements Requirement {}

        record Key() implements Requirement {}

        record NotNull() implements Requirement {}

        record OfType(TypeName type) implements Requirement {}
    }

    /// What was not written is null and stays as it is.
    ///
    /// @param noHome `REMOVE HOME DATABASE`
    record UserSettings(
            @Nullable Expression password,
            boolean encrypted,
            @Nullable Boolean passwordChangeRequired,
            @Nullable Boolean active,
            @Nullable Expression homeDatabase,
            boolean noHome) {}
}
