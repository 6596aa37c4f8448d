package org.guestflow.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Many times what a node can do: first it is found out how many invitations a second that is, with as many callers as it works for at once; then calls come at a multiple of that, each at its time,
 * whether those before have been answered or not, and nobody who is refused comes again.
 */
final class Rush implements Load {

    private static final int MEASURED_CALLERS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(15);

    private final int times;
    private final Duration lasting;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();
    private final LongStream.Builder waits = LongStream.builder();
    private double perSecond;
    private double servedPerSecond;
    private long memory;

    Rush(int times, Duration lasting) {
        this.times = times;
        this.lasting = lasting;
    }

    @Override
    public void run(Installation at, Ledger ledger, List<String> colleagues) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        Programs programs = new Programs(http);
        int port = at.nodes().get(0).port();
        measure(programs, port, ledger, WARM_UP);
        perSecond = measure(programs, port, ledger, MEASURED);
        rush(programs, port, ledger);
        memory = at.nodes().get(0).peakMemory();
    }

    private double measure(Programs programs, int port, Ledger ledger, Duration time) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService callers = Executors.newFixedThreadPool(MEASURED_CALLERS);
        for (int caller = 0; caller < MEASURED_CALLERS; caller++) {
            callers.execute(() -> {
                while (System.nanoTime() < end) {
                    invite(programs, port, ledger).join();
                    done.incrementAndGet();
                }
            });
        }
        callers.shutdown();
        callers.awaitTermination(time.toMinutes() + 1, TimeUnit.MINUTES);
        return done.get() * 1000.0 / time.toMillis();
    }

    private void rush(Programs programs, int port, Ledger ledger) throws InterruptedException {
        int calls = (int) (perSecond * times * lasting.toSeconds());
        CountDownLatch toSend = new CountDownLatch(calls);
        Queue<CompletableFuture<Void>> sent = new ConcurrentLinkedQueue<>();
        int before = ledger.invitations().size();
        long begun = System.nanoTime();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> arrivals = clock.scheduleAtFixedRate(
                () -> {
                    if (toSend.getCount() > 0) {
                        sent.add(send(programs, port, ledger));
                        toSend.countDown();
                    }
                },
                0,
                lasting.toNanos() / calls,
                TimeUnit.NANOSECONDS);
        toSend.await();
        arrivals.cancel(false);
        clock.shutdown();
        sent.forEach(CompletableFuture::join);
        servedPerSecond = (ledger.invitations().size() - before) * 1e9 / (System.nanoTime() - begun);
    }

    private CompletableFuture<Void> send(Programs programs, int port, Ledger ledger) {
        asked.incrementAndGet();
        long begun = System.nanoTime();
        return invite(programs, port, ledger).thenAccept(status -> note(status, System.nanoTime() - begun));
    }

    private synchronized void note(int status, long wait) {
        if (status == 201) {
            served.incrementAndGet();
            waits.add(wait);
        } else if (status == 503) {
            putOff.incrementAndGet();
        }
    }

    /** One call, written down: whoever is put off has to be told until when. */
    private CompletableFuture<Integer> invite(Programs programs, int port, Ledger ledger) {
        int number = numbers.incrementAndGet();
        String guest = "rush-" + number + "@fabrikam.example";
        return programs.postLater(
                        port,
                        Woodgrove.inviter(number),
                        "/v1.0/invitations",
                        UUID.randomUUID().toString(),
                        request(guest, Woodgrove.group(number)))
                .handle((answer, failure) -> {
                    if (answer == null) {
                        ledger.refused("no answer about " + guest + ": " + failure);
                        return 0;
                    }
                    write(ledger, guest, answer);
                    return answer.statusCode();
                });
    }

    private void write(Ledger ledger, String guest, HttpResponse<String> answer) {
        boolean told = answer.headers().firstValue("Retry-After").isPresent()
                && answer.body().contains("\"error\"");
        if (answer.statusCode() == 201) {
            ledger.invited(guest, id(answer));
        } else if (answer.statusCode() == 503 && told) {
            ledger.tryAgain();
        } else {
            ledger.refused("inviting " + guest + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private String id(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body()).required("id").textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String request(String guest, String group) {
        try {
            return json.writeValueAsString(Map.of(
                    "invitedUserEmailAddress",
                    guest,
                    "sendInvitationMessage",
                    true,
                    "target",
                    Map.of("type", "group", "id", group)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    int asked() {
        return asked.get();
    }

    int served() {
        return served.get();
    }

    int putOff() {
        return putOff.get();
    }

    /** Its figures, for a table in Markdown. */
    String row() {
        long[] sorted = waits.build().sorted().toArray();
        return List.of(
                        "%.0f/s".formatted(perSecond),
                        "%.0f/s for %d s".formatted(perSecond * times, lasting.toSeconds()),
                        asked.get(),
                        "%d (%.0f/s)".formatted(served.get(), servedPerSecond),
                        putOff.get(),
                        asked.get() - served.get() - putOff.get(),
                        sorted.length == 0
                                ? "-"
                                : "%d ms, %d ms"
                                        .formatted(
                                                sorted[sorted.length / 2] / 1_000_000,
                                                sorted[sorted.length * 99 / 100] / 1_000_000),
                        (memory >> 20) + " MB")
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String head() {
        return """
                | a node can do | asked for | calls | served | 503 with Retry-After | anything else | wait of the served (half, 99 of 100 within) | most memory (heap of 384 MB) |
                |---|---|---|---|---|---|---|---|
                """;
    }
}
