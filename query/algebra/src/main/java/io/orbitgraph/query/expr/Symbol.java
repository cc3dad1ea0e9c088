package io.orbitgraph.query.expr;

/// A variable, made unique by the front end: two variables of the same name in different scopes differ in `id`.
///
/// @param id unique within a statement, dense from 0, so that the engine can index arrays by it
public record Symbol(String name, int id) {
    @Override
    public String toString() {
        return name + "@" + id;
    }
}
