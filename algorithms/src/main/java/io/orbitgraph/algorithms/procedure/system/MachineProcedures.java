package io.orbitgraph.algorithms.procedure.system;

import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.GraphCatalog;
import io.orbitgraph.algorithms.procedure.Job;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Memory and processors: what there are, and who uses them.
final class MachineProcedures {
    private MachineProcedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        all.add(memoryList());
        all.add(memorySummary());
        Procedure monitor = systemMonitor();
        all.add(monitor);
        all.add(monitor.deprecatedAlias("gds.alpha.systemMonitor"));
        Procedure info = sysInfo();
        all.add(info);
        all.add(info.deprecatedAlias("gds.alpha.debug.sysInfo"));
        all.add(arrow());
        return all;
    }

    private static Procedure memoryList() {
        return AlgorithmProcedure.reading(
                        "gds.memory.list", "Lists the heap memory of projections and of computations that run.")
                .yields("user", "STRING")
                .yields("name", "STRING")
                .yields("entity", "STRING")
                .yields("memoryInBytes", "INTEGER")
                .runs((context, arguments) -> {
                    AlgorithmService service = context.service(AlgorithmService.class);
                    List<Value[]> rows = new ArrayList<>();
                    for (GraphCatalog.Entry entry : service.catalog().all()) {
                        rows.add(new Value[] {
                            Value.of(entry.user()),
                            Value.of(entry.graph().name()),
                            Value.of("graph"),
                            Value.of(entry.graph().bytes())
                        });
                    }
                    for (Job job : service.jobs().running()) {
                        rows.add(new Value[] {
                            Value.of(job.user()), Value.of(job.task()), Value.of(job.id()), Value.of(job.bytes())
                        });
                    }
                    return rows.iterator();
                });
    }

    private static Procedure memorySummary() {
        return AlgorithmProcedure.reading(
                        "gds.memory.summary",
                        "Returns for each user the heap memory of projections and of computations that run.")
                .yields("user", "STRING")
                .yields("totalGraphsMemory", "INTEGER")
                .yields("totalTasksMemory", "INTEGER")
                .runs((context, arguments) -> {
                    AlgorithmService service = context.service(AlgorithmService.class);
                    Map<String, long[]> sums = new TreeMap<>();
                    for (GraphCatalog.Entry entry : service.catalog().all()) {
                        sums.computeIfAbsent(entry.user(), user -> new long[2])[0] +=
                                entry.graph().bytes();
                    }
                    for (Job job : service.jobs().running()) {
                        sums.computeIfAbsent(job.user(), user -> new long[2])[1] += job.bytes();
                    }
                    return sums.entrySet().stream()
                            .map(entry -> new Value[] {
                                Value.of(entry.getKey()), Value.of(entry.getValue()[0]), Value.of(entry.getValue()[1])
                            })
                            .iterator();
                });
    }

    private static Procedure systemMonitor() {
        return AlgorithmProcedure.reading(
                        "gds.systemMonitor", "Returns the heap, the processors, and the computations that use them.")
                .yields("freeHeap", "INTEGER")
                .yields("totalHeap", "INTEGER")
                .yields("maxHeap", "INTEGER")
                .yields("jvmAvailableCpuCores", "INTEGER")
                .yields("availableCpuCoresNotRequested", "INTEGER")
                .yields("jvmHeapStatus", "MAP")
                .yields("ongoingGdsProcedures", "LIST<MAP>")
                .answers((context, arguments) -> monitor(context));
    }

    private static Value[] monitor(ProcedureContext context) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.freeMemory();
        long total = runtime.totalMemory();
        long max = runtime.maxMemory();
        int cores = runtime.availableProcessors();
        long requested = 0;
        List<Value> running = new ArrayList<>();
        for (Job job : context.service(AlgorithmService.class).jobs().running()) {
            requested += job.concurrency();
            running.add(described(job));
        }
        Map<String, Value> heap = new LinkedHashMap<>();
        heap.put("freeHeap", Value.of(MemoryEstimate.text(free)));
        heap.put("totalHeap", Value.of(MemoryEstimate.text(total)));
        heap.put("maxHeap", Value.of(MemoryEstimate.text(max)));
        return new Value[] {
            Value.of(free),
            Value.of(total),
            Value.of(max),
            Value.of(cores),
            Value.of(Math.max(0, cores - requested)),
            MapValue.copyOf(heap),
            new ListValue(running)
        };
    }

    private static MapValue described(Job job) {
        Map<String, Value> map = new LinkedHashMap<>();
        map.put("username", Value.of(job.user()));
        map.put("jobId", Value.of(job.id()));
        map.put("procedure", Value.of(job.task()));
        map.put("progress", Value.of(JobProcedures.percent(job.progress())));
        map.put("estimatedMemoryRange", Value.of(MemoryEstimate.text(job.bytes())));
        map.put("requestedNumberOfCpuCores", Value.of(job.concurrency()));
        return MapValue.copyOf(map);
    }

    private static Procedure sysInfo() {
        return AlgorithmProcedure.reading("gds.debug.sysInfo", "Describes the software and the machine it runs on.")
                .yields("key", "STRING")
                .yields("value", "ANY")
                .runs((context, arguments) -> info(context));
    }

    private static Iterator<Value[]> info(ProcedureContext context) {
        Runtime runtime = Runtime.getRuntime();
        AlgorithmService service = context.service(AlgorithmService.class);
        Map<String, Value> info = new LinkedHashMap<>();
        info.put("gdsVersion", Value.of(Version.GDS));
        info.put("gdsEdition", Value.of("Unlimited"));
        info.put("javaVersion", Value.of(System.getProperty("java.version")));
        info.put("javaVendor", Value.of(System.getProperty("java.vendor")));
        info.put("os", Value.of(System.getProperty("os.name") + " " + System.getProperty("os.version")));
        info.put("architecture", Value.of(System.getProperty("os.arch")));
        info.put("availableCPUs", Value.of(runtime.availableProcessors()));
        info.put("heapFreeInBytes", Value.of(runtime.freeMemory()));
        info.put("heapFree", Value.of(MemoryEstimate.text(runtime.freeMemory())));
        info.put("heapTotalInBytes", Value.of(runtime.totalMemory()));
        info.put("heapTotal", Value.of(MemoryEstimate.text(runtime.totalMemory())));
        info.put("heapMaxInBytes", Value.of(runtime.maxMemory()));
        info.put("heapMax", Value.of(MemoryEstimate.text(runtime.maxMemory())));
        info.put("algorithmMemoryLimitInBytes", Value.of(service.memoryLimitBytes()));
        info.put("algorithmMemoryLimit", Value.of(MemoryEstimate.text(service.memoryLimitBytes())));
        return info.entrySet().stream()
                .map(entry -> new Value[] {Value.of(entry.getKey()), entry.getValue()})
                .iterator();
    }

    /// Clients ask for it before they use Bolt.
    private static Procedure arrow() {
        return AlgorithmProcedure.reading("gds.debug.arrow", "Says that there is no Arrow server.")
                .yields("running", "BOOLEAN")
                .yields("enabled", "BOOLEAN")
                .yields("listenAddress", "STRING")
                .yields("versions", "LIST<STRING>")
                .answers((context, arguments) ->
                        new Value[] {Value.of(false), Value.of(false), Value.of(""), ListValue.EMPTY});
    }
}
