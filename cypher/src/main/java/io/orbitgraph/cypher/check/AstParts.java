package io.orbitgraph.cypher.check;

import io.orbitgraph.cypher.ast.Expression;
import io.orbitgraph.cypher.ast.Span;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks into the records of the tree without a visitor per type: every part of a node is a record component.
final class AstParts {
    /// The accessors of a record's components that can hold parts of the tree; spans are left out.
    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getType() != Span.class) {
                    accessors.add(component.getAccessor());
                }
            }
            return accessors.toArray(Method[]::new);
        }
    };

    private AstParts() {}

    static Object[] of(Record node) {
        Method[] accessors = ACCESSORS.get(node.getClass());
        Object[] parts = new Object[accessors.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                parts[i] = accessors[i].invoke(node);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a part of the tree cannot be read", e);
            }
        }
        return parts;
    }

    /// Visits `part` and, where `descend` says so, what it consists of.
    static void walk(@Nullable Object part, Predicate<Record> descend) {
        if (part instanceof List<?> list) {
            for (Object item : list) {
                walk(item, descend);
            }
        } else if (part instanceof Record node && descend.test(node)) {
            for (Object inner : of(node)) {
                walk(inner, descend);
            }
        }
    }

    /// Whether two expressions are the same but for their places, spaces and the case of function names.
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!same(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (!(a instanceof Record left && b instanceof Record right) || a.getClass() != b.getClass()) {
            return a.equals(b);
        }
        if (left instanceof Expression.Call one && right instanceof Expression.Call other) {
            return one.function().text().equalsIgnoreCase(other.function().text())
                    && one.distinct() == other.distinct()
                    && same(one.arguments(), other.arguments());
        }
        Object[] leftParts = of(left);
        Object[] rightParts = of(right);
        for (int i = 0; i < leftParts.length; i++) {
            if (!same(leftParts[i], rightParts[i])) {
                return false;
            }
        }
        return true;
    }
}
