package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A label or type expression over the labels (or the one type) of an entity, given as token numbers.
sealed interface LabelTest {
    /// @param row of the batch that {@link #prepare} was called with
    boolean holds(int[] tokens, int row);

    /// Called before a batch's rows are tested: looks names up, evaluates dynamic names.
    void prepare(Batch batch);

    /// Looks a name up in the space of names that is meant: labels or types.
    @FunctionalInterface
    interface Lookup {
        int token(String name);
    }

    static LabelTest of(LabelExpr expression, Lookup lookup, ExpressionCompiler compiler) {
        return switch (expression) {
            case LabelExpr.Named(String name) -> new Named(name, lookup);
            case LabelExpr.Wildcard() -> new Wildcard();
            case LabelExpr.Dynamic(var names, boolean all) -> new Dynamic(compiler.compile(names), all, lookup);
            case LabelExpr.Not(LabelExpr operand) -> new Negation(of(operand, lookup, compiler));
            case LabelExpr.And(List<LabelExpr> operands) -> new Junction(of(operands, lookup, compiler), true);
            case LabelExpr.Or(List<LabelExpr> operands) -> new Junction(of(operands, lookup, compiler), false);
        };
    }

    private static List<LabelTest> of(List<LabelExpr> expressions, Lookup lookup, ExpressionCompiler compiler) {
        List<LabelTest> tests = new ArrayList<>();
        for (LabelExpr expression : expressions) {
            tests.add(of(expression, lookup, compiler));
        }
        return tests;
    }

    private static boolean contains(int[] tokens, int token) {
        for (int candidate : tokens) {
            if (candidate == token) {
                return true;
            }
        }
        return false;
    }

    final class Named implements LabelTest {
        private final String name;
        private final Lookup lookup;
        private int token = Tokens.NONE;

        Named(String name, Lookup lookup) {
            this.name = name;
            this.lookup = lookup;
        }

        @Override
        public void prepare(Batch batch) {
            if (token == Tokens.NONE) {
                token = lookup.token(name);
            }
        }

        /// {@link Tokens#NONE} if no entity has the name.
        int token() {
            return token;
        }

        @Override
        public boolean holds(int[] tokens, int row) {
            return token != Tokens.NONE && contains(tokens, token);
        }
    }

    final class Wildcard implements LabelTest {
        @Override
        public void prepare(Batch batch) {}

        @Override
        public boolean holds(int[] tokens, int row) {
            return tokens.length > 0;
        }
    }

    final class Negation implements LabelTest {
        private final LabelTest operand;

        Negation(LabelTest operand) {
            this.operand = operand;
        }

        @Override
        public void prepare(Batch batch) {
            operand.prepare(batch);
        }

        @Override
        public boolean holds(int[] tokens, int row) {
            return !operand.holds(tokens, row);
        }
    }

    final class Junction implements LabelTest {
        private final List<LabelTest> operands;
        private final boolean all;

        Junction(List<LabelTest> operands, boolean all) {
            this.operands = operands;
            this.all = all;
        }

        @Override
        public void prepare(Batch batch) {
            for (LabelTest operand : operands) {
                operand.prepare(batch);
            }
        }

        @Override
        public boolean holds(int[] tokens, int row) {
            for (LabelTest operand : operands) {
                if (operand.holds(tokens, row) != all) {
                    return !all;
                }
            }
            return all;
        }
    }

    final class Dynamic implements LabelTest {
        private final Evaluator names;
        private final boolean all;
        private final Lookup lookup;
        private @Nullable Vector values;

        Dynamic(Evaluator names, boolean all, Lookup lookup) {
            this.names = names;
            this.all = all;
            this.lookup = lookup;
        }

        @Override
        public void prepare(Batch batch) {
            values = names.evaluate(batch);
        }

        @Override
        public boolean holds(int[] tokens, int row) {
            if (values == null) {
                throw new IllegalStateException("not prepared");
            }
            Value value = values.value(row);
            if (value instanceof ListValue list) {
                for (Value element : list) {
                    if (has(tokens, element) != all) {
                        return !all;
                    }
                }
                return all;
            }
            return has(tokens, value);
        }

        private boolean has(int[] tokens, Value name) {
            if (!(name instanceof StringValue(String text))) {
                throw Columns.wrongType("a label or type name as a string", name);
            }
            int token = lookup.token(text);
            return token != Tokens.NONE && contains(tokens, token);
        }
    }
}
