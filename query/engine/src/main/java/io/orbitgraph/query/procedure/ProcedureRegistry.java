package io.orbitgraph.query.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureSignature;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All procedures by name, in any case. Thread-safe. Whoever is called through it gets checked arguments.
public final class ProcedureRegistry {
    private final ConcurrentHashMap<String, Procedure> procedures = new ConcurrentHashMap<>();

    /// A registry with the built-in procedures.
    public static ProcedureRegistry withBuiltIns() {
        return withBuiltIns(List.of());
    }

    /// A registry with the built-in procedures and those of other modules.
    public static ProcedureRegistry withBuiltIns(List<Extension> extensions) {
        ProcedureRegistry registry = new ProcedureRegistry();
        registry.registerAll(BuiltInProcedures.all());
        for (Extension extension : extensions) {
            registry.registerAll(extension.procedures());
        }
        return registry;
    }

    /// @throws IllegalArgumentException if there is one of that name
    public void register(Procedure procedure) {
        String name = procedure.signature().name();
        if (procedures.putIfAbsent(key(name), new CheckedProcedure(procedure)) != null) {
            throw new IllegalArgumentException("two procedures " + name);
        }
    }

    public void registerAll(Collection<? extends Procedure> all) {
        all.forEach(this::register);
    }

    /// @return whether there was one of that name
    public boolean unregister(String name) {
        return procedures.remove(key(name)) != null;
    }

    public Optional<Procedure> find(String name) {
        return Optional.ofNullable(procedures.get(key(name)));
    }

    /// @throws OrbitException with {@code PROCEDURE_NOT_FOUND}
    public Procedure procedure(String name) {
        return find(name)
                .orElseThrow(() -> new OrbitException(
                        ErrorCode.PROCEDURE_NOT_FOUND,
                        "There is no procedure with the name `" + name + "` registered for this database"));
    }

    /// All signatures but the internal ones, sorted by name.
    public List<ProcedureSignature> signatures() {
        return procedures.values().stream()
                .map(Procedure::signature)
                .filter(signature -> !signature.isInternal())
                .sorted(Comparator.comparing(ProcedureSignature::name))
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
