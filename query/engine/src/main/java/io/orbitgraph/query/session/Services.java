package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.concurrent.ConcurrentHashMap;

/// What the host offers to procedures, by type. Thread-safe.
public final class Services {
    private final ConcurrentHashMap<Class<?>, Object> services = new ConcurrentHashMap<>();

    public <T> Services offer(Class<T> type, T service) {
        services.put(type, service);
        return this;
    }

    /// @throws OrbitException with {@code PROCEDURE_CALL_FAILED} if nobody offers it
    public <T> T service(Class<T> type) {
        Object service = services.get(type);
        if (service == null) {
            throw new OrbitException(
                    ErrorCode.PROCEDURE_CALL_FAILED, "This server does not offer " + type.getSimpleName());
        }
        return type.cast(service);
    }
}
