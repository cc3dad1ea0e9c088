package io.orbitgraph.algorithms.procedure.system;

import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.Job;
import io.orbitgraph.algorithms.procedure.JobRegistry;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What is computed now and was computed lately, by whomever: users are not told apart by rights.
final class JobProcedures {
    private static final int BAR_WIDTH = 10;

    private JobProcedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        Procedure progress = listProgress();
        all.add(progress);
        all.add(progress.deprecatedAlias("gds.beta.listProgress"));
        Procedure log = userLog();
        all.add(log);
        all.add(log.deprecatedAlias("gds.alpha.userLog"));
        return all;
    }

    private static Procedure listProgress() {
        return AlgorithmProcedure.reading(
                        "gds.listProgress",
                        "Lists computations that run, with how far they are; also those that ended.")
                .takes("jobId", "STRING", Value.of(""))
                .takes("showCompleted", "BOOLEAN", BooleanValue.FALSE)
                .yields("username", "STRING")
                .yields("jobId", "STRING")
                .yields("taskName", "STRING")
                .yields("progress", "STRING")
                .yields("progressBar", "STRING")
                .yields("status", "STRING")
                .yields("timeStarted", "LOCAL TIME")
                .yields("elapsedTime", "DURATION")
                .runs((context, arguments) -> {
                    String id = arguments[0] instanceof StringValue(String text) ? text : "";
                    JobRegistry jobs = context.service(AlgorithmService.class).jobs();
                    return (arguments[1].equals(BooleanValue.TRUE) ? jobs.all() : jobs.running())
                            .stream()
                                    .filter(job -> id.isEmpty() || job.id().equals(id))
                                    .map(JobProcedures::row)
                                    .iterator();
                });
    }

    private static Value[] row(Job job) {
        double progress = job.progress();
        Instant ended = job.endedAt();
        Duration elapsed = Duration.between(job.startedAt(), ended == null ? Instant.now() : ended);
        return new Value[] {
            Value.of(job.user()),
            Value.of(job.id()),
            Value.of(job.task()),
            Value.of(percent(progress)),
            Value.of(bar(progress)),
            Value.of(job.status().name()),
            time(job.startedAt()),
            new DurationValue(0, 0, elapsed.getSeconds(), elapsed.getNano())
        };
    }

    static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * part);
    }

    private static String bar(double part) {
        int done = (int) (BAR_WIDTH * part);
        return "[" + "#".repeat(done) + "~".repeat(BAR_WIDTH - done) + "]";
    }

    private static LocalTimeValue time(Instant instant) {
        return new LocalTimeValue(LocalTime.ofInstant(instant, ZoneId.systemDefault()));
    }

    private static Procedure userLog() {
        return AlgorithmProcedure.reading(
                        "gds.userLog",
                        "Lists the caller's computations that failed or were cancelled, with the reason.")
                .yields("taskName", "STRING")
                .yields("message", "STRING")
                .yields("timeStarted", "LOCAL TIME")
                .runs((context, arguments) -> context.service(AlgorithmService.class).jobs().all().stream()
                        .filter(job -> job.reason() != null && job.user().equals(context.user()))
                        .map(job -> new Value[] {
                            Value.of(job.task()), Value.of(Objects.requireNonNull(job.reason())), time(job.startedAt())
                        })
                        .iterator());
    }
}
