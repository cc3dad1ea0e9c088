package io.orbitgraph.cypher.lower;

import io.orbitgraph.cypher.ast.Clause;
import io.orbitgraph.cypher.ast.SetItem;
import io.orbitgraph.cypher.check.Mentions;
import io.orbitgraph.query.logical.LogicalPlan;
import java.util.List;

/// CREATE and MERGE.
final class CreateLowering {
    private final Compilation compilation;

    CreateLowering(Compilation compilation) {
        this.compilation = compilation;
    }

    /// One {@link LogicalPlan.Create}, or several where properties speak of what the same clause creates before.
    Rows create(Clause.Create create, Rows in) {
        CreateAssembly assembly = new CreateAssembly(compilation, in.scope(), false);
        create.patterns().forEach(assembly::add);
        LogicalPlan plan = in.plan();
        for (LogicalPlan.CreatePattern stage : assembly.stages()) {
            plan = new LogicalPlan.Create(plan, stage);
        }
        return new Rows(assembly.withPaths(plan), assembly.scope());
    }

    Rows merge(Clause.Merge merge, Rows in) {
        CreateAssembly assembly = new CreateAssembly(compilation, in.scope(), true);
        assembly.add(merge.pattern());
        Rows start = Rows.argument(in.scope().mentionedBy(Mentions.of(merge.pattern())));
        LogicalPlan match =
                new LogicalPlan.Match(start.plan(), assembly.pattern(), assembly.predicates(), false, false);
        LogicalPlan plan = new LogicalPlan.Merge(
                in.plan(),
                match,
                assembly.stages().getFirst(),
                assignments(merge.onMatch(), assembly),
                assignments(merge.onCreate(), assembly));
        return new Rows(assembly.withPaths(plan), assembly.scope());
    }

    private List<LogicalPlan.SetItem> assignments(List<SetItem> items, CreateAssembly assembly) {
        return compilation.updates.items(items, Environment.of(assembly.scope()));
    }
}
