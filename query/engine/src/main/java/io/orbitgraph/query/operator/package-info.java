/// The operators of expressions: arithmetic, comparison, three-valued logic, string matching, `IN`, element, slice and
/// property access. Each is defined once on boxed values; the kernels over typed vectors give the same answers faster.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.operator;
