package org.guestflow.support;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;

/** A guest who goes through the pages of a link that he was given, without scripts, and is signed in at the end. */
public final class GuestAtPages {

    private final String address;
    private final String path;
    private final Visitor visitor;

    private GuestAtPages(String address, String path, Visitor visitor) {
        this.address = address;
        this.path = path;
        this.visitor = visitor;
    }

    /**
     * Opens a browser.
     *
     * @param port the server's port on this machine
     * @param address the guest's address
     * @param url the link as it was given out
     * @return the guest
     */
    public static GuestAtPages with(int port, String address, String url) {
        return new GuestAtPages(address, URI.create(url).getPath(), new Visitor(port));
    }

    /**
     * Goes from the link to the end, by the code that is mailed.
     *
     * @param mail the how-manieth mail to the guest the code comes in
     * @return where he is sent at the end
     */
    public String redeems(int mail) {
        submit("", Map.of());
        submit("/passcode", Map.of("code", MailFor.recipient(address).codeInMail(mail)));
        return submit("/consent", Map.of()).headers().firstValue("Location").orElse("nowhere");
    }

    /**
     * Opens the link.
     *
     * @return the id of what is shown in the middle of the page; empty for the offer
     */
    public String opens() {
        return Jsoup.parse(visitor.get(path).body()).select("main").attr("id");
    }

    /**
     * Tells whether he is let in.
     *
     * @return true where the access panel opens
     */
    public boolean isLetIn() {
        return visitor.get("/").statusCode() == 200;
    }

    private HttpResponse<String> submit(String page, Map<String, String> fields) {
        return visitor.submit(visitor.open(path + page), "form#continue", fields);
    }
}
