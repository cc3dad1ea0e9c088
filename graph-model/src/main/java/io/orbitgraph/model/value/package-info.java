/// The values of OrbitGraph: what a property can hold, what a query can return, what a driver can send.
///
/// {@link io.orbitgraph.model.value.Value} is the sealed root. {@link io.orbitgraph.model.value.ValueSemantics} is the
/// one library of equality, equivalence and ordering; nothing else in the project compares values on its own. Imports
/// nothing but the JDK and {@code model.error}.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.model.value;
