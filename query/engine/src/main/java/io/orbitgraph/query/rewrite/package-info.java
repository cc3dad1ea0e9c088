/// Rewrites of physical plans into cheaper ones that give the same rows. One rule, one file, one before/after picture,
/// one differential test. Start at {@link io.orbitgraph.query.rewrite.RewriteRule}.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.rewrite;
