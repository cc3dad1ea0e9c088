package io.orbitgraph.tck.fuzz;

import java.util.ArrayList;
import java.util.List;

/// The variables that a clause may name. Immutable.
record Scope(List<Variable> variables) {
    static final Scope EMPTY = new Scope(List.of());

    enum Kind {
        NODE,
        RELATIONSHIP,
        PATH,
        NUMBER,
        STRING,
        BOOLEAN,
        /// Scalars in a defined order.
        LIST,
        /// Scalars in an order that no rule defines.
        BAG,
        /// Nodes along a path.
        NODES,
        /// Relationships along a path.
        RELATIONSHIPS,
        /// A scalar or list of unknown type.
        ANY
    }

    record Variable(String name, Kind kind) {}

    Scope {
        variables = List.copyOf(variables);
    }

    Scope with(String name, Kind kind) {
        List<Variable> more = new ArrayList<>(variables);
        more.add(new Variable(name, kind));
        return new Scope(more);
    }

    List<String> names(Kind... kinds) {
        List<String> names = new ArrayList<>();
        for (Variable variable : variables) {
            for (Kind kind : kinds) {
                if (variable.kind() == kind) {
                    names.add(variable.name());
                }
            }
        }
        return names;
    }
}
