package org.guestflow.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person at a browser without scripts: opens pages, fills in forms, keeps cookies, follows no redirect unless told. */
public final class Visitor {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI server;
    private String language = "en";

    /**
     * Comes to the server's pages for the first time.
     *
     * @param port the server's port on this machine
     */
    public Visitor(int port) {
        this.server = URI.create("http://localhost:" + port);
    }

    /**
     * Comes and signs in with the demo's password.
     *
     * @param port the server's port on this machine
     * @param mail the person's address
     * @return the person, signed in
     */
    public static Visitor signedIn(int port, String mail) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(mail, "demo");
        return visitor;
    }

    /**
     * Prefers another language.
     *
     * @param tag BCP 47 tag
     * @return the same person
     */
    public Visitor speaking(String tag) {
        language = tag;
        return this;
    }

    /**
     * Opens the sign-in page and sends its form.
     *
     * @param mail what to fill in as the address
     * @param password what to fill in as the password
     * @return the answer
     */
    public HttpResponse<String> signIn(String mail, String password) {
        return submit(open("/sign-in"), "form", Map.of("username", mail, "password", password));
    }

    /**
     * Opens a page.
     *
     * @param path where it is
     * @return the answer
     */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /**
     * Opens a page that must be there.
     *
     * @param path where it is
     * @return the page
     */
    public Document open(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return Jsoup.parse(answer.body(), server.resolve(path).toString());
    }

    /**
     * Sends a form with all its fields as the page has them but for those filled in.
     *
     * @param page the page
     * @param form CSS selector of the form
     * @param filledIn fields by their names
     * @return the answer
     */
    public HttpResponse<String> submit(Document page, String form, Map<String, String> filledIn) {
        Element element = page.selectFirst(form);
        Map<String, String> fields = new LinkedHashMap<>();
        element.select("input[name], textarea[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(filledIn);
        return post(element.attr("action"), fields);
    }

    /**
     * Sends fields as a form does.
     *
     * @param path where to
     * @param fields the fields
     * @return the answer
     */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /**
     * Begins a request by this person, for what the other methods do not do.
     *
     * @param path where to
     * @return the request so far
     */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "text/html,application/xhtml+xml")
                .header("Accept-Language", language);
    }

    /**
     * Sends a request.
     *
     * @param request the request
     * @return the answer
     */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Looks at a cookie that the browser keeps.
     *
     * @param name the cookie's name
     * @return its value, or empty
     */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /**
     * Lets the browser keep a cookie, as a page's script does.
     *
     * @param name the cookie's name
     * @param value its value
     */
    public void keep(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server, cookie);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
