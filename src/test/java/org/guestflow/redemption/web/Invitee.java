package org.guestflow.redemption.web;

import java.net.http.HttpResponse;
import java.util.Map;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A guest at a browser without scripts, with the link that was mailed. */
final class Invitee {

    private final String address;
    private final String path;
    private final Visitor browser;

    private Invitee(String address, String path, Visitor browser) {
        this.address = address;
        this.path = path;
        this.browser = browser;
    }

    /** Takes the link out of the first mail. */
    static Invitee withMail(int port, String address) {
        return withLink(port, address, MailFor.recipient(address).tokenInMail(1));
    }

    static Invitee withLink(int port, String address, String token) {
        return new Invitee(address, "/redeem/" + token, new Visitor(port));
    }

    /** The same link in another browser. */
    Invitee inAnotherBrowser(Visitor other) {
        return new Invitee(address, path, other);
    }

    Visitor browser() {
        return browser;
    }

    String path() {
        return path;
    }

    /** Opens one of the link's pages; empty for the first one. */
    HttpResponse<String> opens(String page) {
        return browser.get(path + page);
    }

    Document page(String page) {
        return read(opens(page));
    }

    /** Sends the main form of a page. */
    HttpResponse<String> continuesOn(String page, Map<String, String> filledIn) {
        return browser.submit(page(page), "form#continue", filledIn);
    }

    /** Sends another form of a page. */
    HttpResponse<String> sends(String form, String page) {
        return browser.submit(page(page), "form#" + form, Map.of());
    }

    /** Has a code mailed. */
    HttpResponse<String> starts() {
        return continuesOn("", Map.of());
    }

    /** Shows the code of the so-manieth mail. */
    HttpResponse<String> showsTheCodeOfMail(int number) {
        return shows(MailFor.recipient(address).codeInMail(number));
    }

    HttpResponse<String> shows(String code) {
        return continuesOn("/passcode", Map.of("code", code));
    }

    HttpResponse<String> consents() {
        return continuesOn("/consent", Map.of());
    }

    static Document read(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    static String whereTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere, " + answer.statusCode());
    }
}
