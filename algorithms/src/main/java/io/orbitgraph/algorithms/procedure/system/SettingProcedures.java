package io.orbitgraph.algorithms.procedure.system;

import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.KeyedSettings;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Defaults and limits of the keys that configuration maps have.
final class SettingProcedures {
    private SettingProcedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        add(
                all,
                list(
                        "gds.config.defaults.list",
                        "Lists the values of configuration keys that are in force where a call does not give them.",
                        AlgorithmService::defaults));
        add(
                all,
                set(
                        "gds.config.defaults.set",
                        "Sets the value of a configuration key where a call does not give it; null ends that.",
                        AlgorithmService::defaults,
                        (key, value) -> {}));
        add(
                all,
                list(
                        "gds.config.limits.list",
                        "Lists what the values of configuration keys may be at most.",
                        AlgorithmService::limits));
        add(
                all,
                set(
                        "gds.config.limits.set",
                        "Sets the greatest number, or the only boolean, that a configuration key may have; null ends that.",
                        AlgorithmService::limits,
                        SettingProcedures::requireLimit));
        return all;
    }

    private static void add(List<Procedure> all, Procedure procedure) {
        all.add(procedure);
        all.add(procedure.deprecatedAlias(procedure.signature().name().replace("gds.config.", "gds.alpha.config.")));
    }

    private static void requireLimit(String key, Value value) {
        if (!value.isNull() && !value.type().isNumber() && !(value instanceof BooleanValue)) {
            throw Configuration.failure(
                    "The limit of `" + key + "` must be a number or a boolean, not " + TypeName.of(value));
        }
    }

    private static Procedure list(String name, String description, Function<AlgorithmService, KeyedSettings> settings) {
        return AlgorithmProcedure.reading(name, description)
                .takes("parameters", "MAP", MapValue.EMPTY)
                .yields("key", "STRING")
                .yields("value", "ANY")
                .runs((context, arguments) -> {
                    Configuration parameters = new Configuration((MapValue) arguments[0]);
                    String user = parameters.text("username", KeyedSettings.EVERYONE);
                    String key = parameters.optionalText("key");
                    parameters.requireNoOthers();
                    return settings.apply(context.service(AlgorithmService.class)).of(user).entrySet().stream()
                            .filter(entry -> key == null || entry.getKey().equals(key))
                            .map(entry -> new Value[] {Value.of(entry.getKey()), entry.getValue()})
                            .iterator();
                });
    }

    private static Procedure set(
            String name,
            String description,
            Function<AlgorithmService, KeyedSettings> settings,
            BiConsumer<String, Value> check) {
        return AlgorithmProcedure.reading(name, description)
                .takes("key", "STRING")
                .takes("value", "ANY")
                .takes("username", "STRING", Value.of(KeyedSettings.EVERYONE))
                .runs((context, arguments) -> {
                    if (!(arguments[0] instanceof StringValue(String key)) || key.isBlank()) {
                        throw Configuration.failure(
                                "`key` must be the name of a configuration key, such as 'concurrency'");
                    }
                    check.accept(key, arguments[1]);
                    String user = arguments[2] instanceof StringValue(String text) ? text : KeyedSettings.EVERYONE;
                    settings.apply(context.service(AlgorithmService.class)).set(user, key, arguments[1]);
                    return Collections.emptyIterator();
                });
    }
}
