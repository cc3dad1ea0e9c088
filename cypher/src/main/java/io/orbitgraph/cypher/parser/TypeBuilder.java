package io.orbitgraph.cypher.parser;

import io.orbitgraph.cypher.ast.Span;
import io.orbitgraph.cypher.ast.TypeName;
import io.orbitgraph.cypher.ast.TypeName.Kind;
import io.orbitgraph.cypher.grammar.CypherGrammar;
import io.orbitgraph.cypher.grammar.CypherGrammar.*;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Type names, whose words the grammar does not know.
final class TypeBuilder {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("NOTHING", Kind.NOTHING),
            Map.entry("NULL", Kind.NULL),
            Map.entry("BOOLEAN", Kind.BOOLEAN),
            Map.entry("BOOL", Kind.BOOLEAN),
            Map.entry("STRING", Kind.STRING),
            Map.entry("VARCHAR", Kind.STRING),
            Map.entry("INTEGER", Kind.INTEGER),
            Map.entry("INT", Kind.INTEGER),
            Map.entry("SIGNED INTEGER", Kind.INTEGER),
            Map.entry("INTEGER64", Kind.INTEGER),
            Map.entry("INT64", Kind.INTEGER),
            Map.entry("INTEGER32", Kind.INTEGER32),
            Map.entry("INT32", Kind.INTEGER32),
            Map.entry("INTEGER16", Kind.INTEGER16),
            Map.entry("INT16", Kind.INTEGER16),
            Map.entry("INTEGER8", Kind.INTEGER8),
            Map.entry("INT8", Kind.INTEGER8),
            Map.entry("FLOAT", Kind.FLOAT),
            Map.entry("FLOAT64", Kind.FLOAT),
            Map.entry("FLOAT32", Kind.FLOAT32),
            Map.entry("DATE", Kind.DATE),
            Map.entry("LOCAL TIME", Kind.LOCAL_TIME),
            Map.entry("TIME WITHOUT TIME ZONE", Kind.LOCAL_TIME),
            Map.entry("ZONED TIME", Kind.ZONED_TIME),
            Map.entry("TIME WITH TIME ZONE", Kind.ZONED_TIME),
            Map.entry("LOCAL DATETIME", Kind.LOCAL_DATETIME),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", Kind.LOCAL_DATETIME),
            Map.entry("ZONED DATETIME", Kind.ZONED_DATETIME),
            Map.entry("TIMESTAMP WITH TIME ZONE", Kind.ZONED_DATETIME),
            Map.entry("DURATION", Kind.DURATION),
            Map.entry("POINT", Kind.POINT),
            Map.entry("UUID", Kind.UUID),
            Map.entry("NODE", Kind.NODE),
            Map.entry("ANY NODE", Kind.NODE),
            Map.entry("VERTEX", Kind.NODE),
            Map.entry("ANY VERTEX", Kind.NODE),
            Map.entry("RELATIONSHIP", Kind.RELATIONSHIP),
            Map.entry("ANY RELATIONSHIP", Kind.RELATIONSHIP),
            Map.entry("EDGE", Kind.RELATIONSHIP),
            Map.entry("ANY EDGE", Kind.RELATIONSHIP),
            Map.entry("PATH", Kind.PATH),
            Map.entry("PATHS", Kind.PATH),
            Map.entry("GRAPH", Kind.GRAPH),
            Map.entry("MAP", Kind.MAP),
            Map.entry("ANY MAP", Kind.MAP),
            Map.entry("PROPERTY VALUE", Kind.PROPERTY_VALUE),
            Map.entry("ANY PROPERTY VALUE", Kind.PROPERTY_VALUE),
            Map.entry("ANY VALUE", Kind.ANY),
            Map.entry("ANY", Kind.ANY));

    private final AstBuilder ast;
    private final SourceMap source;

    TypeBuilder(AstBuilder ast) {
        this.ast = ast;
        this.source = ast.source;
    }

    TypeName build(TypeContext context) {
        List<TypeTermContext> terms = context.typeTerm();
        return terms.size() == 1
                ? term(terms.getFirst())
                : new TypeName.Union(source.span(context), AstBuilder.each(terms, this::term));
    }

    private TypeName term(TypeTermContext context) {
        StringJoiner joined = new StringJoiner(" ");
        for (TypeWordContext word : context.typeWord()) {
            for (int i = 0; i < word.getChildCount(); i++) {
                joined.add(Words.upper(word.getChild(i).getText()));
            }
        }
        String words = joined.toString();
        TypeContext inner = context.type();
        boolean nullable = nullable(context, 0);
        Span span = source.span(context);
        TypeName type;
        if (words.equals("VECTOR")) {
            type = vector(span, context, inner, nullable);
        } else if (words.equals("LIST") || words.equals("ARRAY")) {
            if (inner == null) {
                throw source.error(
                        SyntaxDetail.UNEXPECTED_SYNTAX, "A list type names its elements: LIST<ANY>", context.start);
            }
            type = new TypeName.ListOf(span, build(inner), nullable);
        } else if (words.equals("ANY") && inner != null) {
            return build(inner);
        } else if (words.endsWith(" LIST") || words.endsWith(" ARRAY")) {
            // The words were read in one go, so a `NOT NULL` behind them speaks of the list.
            String element = words.substring(0, words.lastIndexOf(' '));
            type = new TypeName.ListOf(span, new TypeName.Simple(span, kind(element, context), true), nullable);
        } else {
            type = new TypeName.Simple(span, kind(words, context), nullable);
        }
        return listsOf(type, context);
    }

    /// `INTEGER NOT NULL LIST NOT NULL`: each further word LIST wraps what stands before it.
    private TypeName listsOf(TypeName element, TypeTermContext context) {
        TypeName type = element;
        for (int i = 0; i < context.getChildCount(); i++) {
            if (isList(context.getChild(i))) {
                type = new TypeName.ListOf(source.span(context), type, nullable(context, i));
            }
        }
        return type;
    }

    /// Whether no `NOT NULL` follows the part that begins at that child.
    private static boolean nullable(TypeTermContext context, int child) {
        for (int i = child + 1; i < context.getChildCount(); i++) {
            if (context.getChild(i) instanceof NotNullContext) {
                return false;
            }
            if (isList(context.getChild(i))) {
                return true;
            }
        }
        return true;
    }

    private static boolean isList(ParseTree child) {
        return child instanceof TerminalNode word
                && (word.getSymbol().getType() == CypherGrammar.LIST
                        || word.getSymbol().getType() == CypherGrammar.ARRAY);
    }

    private TypeName vector(Span span, TypeTermContext context, @Nullable TypeContext coordinate, boolean nullable) {
        Long dimension = context.INTEGER() == null
                ? null
                : ast.literals.integer(context.INTEGER().getSymbol(), false);
        return new TypeName.Vector(
                span, coordinate == null ? null : Words.upper(source.textOf(coordinate)), dimension, nullable);
    }

    private Kind kind(String words, TypeTermContext context) {
        Kind kind = KINDS.get(words);
        if (kind == null || context.type() != null || context.INTEGER() != null) {
            throw source.error(
                    SyntaxDetail.UNEXPECTED_SYNTAX, "'" + source.textOf(context) + "' is not a type", context.start);
        }
        return kind;
    }
}
