/// Procedures: the registry that all of them are in, the check of their arguments, and the built-in ones.
///
/// Start at {@link io.orbitgraph.query.procedure.ProcedureRegistry}. A built-in is a signature and a function in one of
/// the `…Procedures` classes, listed by {@link io.orbitgraph.query.procedure.BuiltInProcedures}.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.procedure;
