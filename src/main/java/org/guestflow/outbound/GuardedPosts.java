package org.guestflow.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.springframework.boot.ssl.SslBundles;

/**
 * Posts to servers that others name: to the address that was checked and no other, encrypted unless an administrator listed the server, without following redirects, over
 * when the deadline comes, however slowly the server drips.
 */
public final class GuardedPosts implements AutoCloseable {

    private static final int LONGEST_BODY = 4096;

    private final AllowedHosts hosts;
    private final SslBundles bundles;
    private final Duration deadline;
    private final String setting;
    private final DeadlineTimer timer;

    /**
     * Takes the guards.
     *
     * @param hosts which machines may be called
     * @param setting the setting that lists machines, for the remedy
     * @param bundles SSL bundles; the one of the server's name says whose certificates are believed
     * @param deadline how long one call may take in all
     */
    public GuardedPosts(AllowedHosts hosts, String setting, SslBundles bundles, Duration deadline) {
        this.hosts = hosts;
        this.setting = setting;
        this.bundles = bundles;
        this.deadline = deadline;
        this.timer = new DeadlineTimer("post-deadlines");
    }

    /**
     * Sees whether a server may be called, without calling it.
     *
     * @param url where it is
     * @throws Unreachable where its address is not allowed or what is said to it would go unencrypted
     */
    public void check(URI url) {
        checkedAddress(url);
    }

    /**
     * Posts.
     *
     * @param url where to
     * @param headers what is sent besides
     * @param contentType what the body is
     * @param body what is sent
     * @return what the server answered, whatever the status
     * @throws Unreachable where it could not be called or did not answer in time
     */
    public Reply post(URI url, Map<String, String> headers, String contentType, String body) {
        InetAddress address = checkedAddress(url);
        HttpPost post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8)));
        CloseableHttpClient client = CheckedClient.to(
                url.getHost(),
                address,
                CheckedClient.tls(bundles, url.getHost()),
                Math.toIntExact(deadline.toMillis()));
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = timer.after(deadline, () -> {
            late.set(true);
            client.close(CloseMode.IMMEDIATE);
        });
        try {
            return reply(client.executeOpen(HttpHost.create(url), post, null));
        } catch (IOException | IllegalStateException e) {
            throw new Unreachable(late.get() ? "The server does not answer in time." : FailureWords.of(e), e);
        } finally {
            end.cancel(false);
            // At once: the rest of a long answer is not waited for.
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private InetAddress checkedAddress(URI url) {
        InetAddress address = hosts.addressOf(url.getHost());
        if (!"https".equals(url.getScheme()) && !hosts.isListed(url.getHost(), address)) {
            throw new Unreachable(
                    "The connection is not encrypted; use https, or list the server in " + setting + ".", null);
        }
        return address;
    }

    private static Reply reply(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Reply(response.getCode(), "", "");
        }
        String type = Optional.ofNullable(entity.getContentType()).orElse("");
        byte[] body = entity.getContent().readNBytes(LONGEST_BODY);
        return new Reply(response.getCode(), type, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        timer.close();
    }
}
