package io.orbitgraph.cypher.check;

import io.orbitgraph.query.language.FunctionSignature;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is known of a value's type before the query runs. Null may always be there; what is not known is
/// [FunctionSignature.Type#ANY], which nothing is refused for.
///
/// @param element of lists, null where it is not known
public record StaticType(
        FunctionSignature.Type type, @Nullable StaticType element) {
    public static final StaticType ANY = new StaticType(FunctionSignature.Type.ANY, null);
    public static final StaticType BOOLEAN = new StaticType(FunctionSignature.Type.BOOLEAN, null);
    public static final StaticType INTEGER = new StaticType(FunctionSignature.Type.INTEGER, null);
    public static final StaticType FLOAT = new StaticType(FunctionSignature.Type.FLOAT, null);
    public static final StaticType STRING = new StaticType(FunctionSignature.Type.STRING, null);
    public static final StaticType MAP = new StaticType(FunctionSignature.Type.MAP, null);
    public static final StaticType NODE = new StaticType(FunctionSignature.Type.NODE, null);
    public static final StaticType RELATIONSHIP = new StaticType(FunctionSignature.Type.RELATIONSHIP, null);
    public static final StaticType PATH = new StaticType(FunctionSignature.Type.PATH, null);

    public static StaticType of(FunctionSignature.Type type) {
        return new StaticType(type, null);
    }

    public static StaticType listOf(StaticType element) {
        return new StaticType(FunctionSignature.Type.LIST, element);
    }

    /// The type of a procedure's parameter or field, as signatures write it: `LIST<STRING>`, `INTEGER?`.
    public static StaticType named(String typeName) {
        String name = typeName.toUpperCase(Locale.ROOT).replace("?", "").strip();
        if (name.startsWith("LIST")) {
            int open = name.indexOf('<');
            return open < 0 || !name.endsWith(">")
                    ? of(FunctionSignature.Type.LIST)
                    : listOf(named(name.substring(open + 1, name.length() - 1)));
        }
        String head = name.indexOf('<') < 0 ? name : name.substring(0, name.indexOf('<'));
        return switch (head) {
            case "BOOLEAN" -> BOOLEAN;
            case "INTEGER" -> INTEGER;
            case "FLOAT" -> FLOAT;
            case "NUMBER" -> of(FunctionSignature.Type.NUMBER);
            case "STRING" -> STRING;
            case "MAP" -> MAP;
            case "NODE" -> NODE;
            case "RELATIONSHIP" -> RELATIONSHIP;
            case "PATH" -> PATH;
            default -> ANY;
        };
    }

    public boolean is(FunctionSignature.Type wanted) {
        return type == wanted;
    }

    /// Whether a value of this type may turn out to be one of `wanted`.
    public boolean mayBe(FunctionSignature.Type... wanted) {
        return mayBeOneOf(List.of(wanted));
    }

    /// As [#mayBe]; an integer may stand where a float is wanted.
    public boolean mayBeOneOf(List<FunctionSignature.Type> wanted) {
        if (type == FunctionSignature.Type.ANY) {
            return true;
        }
        for (FunctionSignature.Type candidate : wanted) {
            boolean fits = switch (candidate) {
                case ANY -> true;
                case NUMBER, FLOAT -> isNumber();
                case INTEGER -> type == FunctionSignature.Type.INTEGER || type == FunctionSignature.Type.NUMBER;
                default -> type == candidate;
            };
            if (fits) {
                return true;
            }
        }
        return false;
    }

    public boolean isNumber() {
        return type == FunctionSignature.Type.INTEGER
                || type == FunctionSignature.Type.FLOAT
                || type == FunctionSignature.Type.NUMBER;
    }

    /// What an element of this list is; of a value that may be no list, anything.
    public StaticType elementOrAny() {
        return element == null ? ANY : element;
    }

    /// The type that covers both.
    public StaticType or(StaticType other) {
        if (equals(other)) {
            return this;
        }
        if (isNumber() && other.isNumber()) {
            return of(FunctionSignature.Type.NUMBER);
        }
        return type == other.type ? of(type) : ANY;
    }

    /// As messages name it.
    @Override
    public String toString() {
        if (type == FunctionSignature.Type.LIST && element != null && element.type != FunctionSignature.Type.ANY) {
            return "LIST<" + element + ">";
        }
        return type.name().replace('_', ' ');
    }
}
