package org.guestflow.demo.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a mail is made of.
 *
 * @param text the first plain text, empty where there is none
 * @param html the first HTML text
 * @param pictures pictures that the HTML text shows, as data URLs by content id
 */
record MailParts(String text, Optional<String> html, Map<String, String> pictures) {

    private static final String WITHOUT_CONTENT = "";

    static MailParts of(Part mail) throws MessagingException {
        Reader reader = new Reader();
        try {
            reader.read(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MailParts(
                Optional.ofNullable(reader.text).orElse(WITHOUT_CONTENT),
                Optional.ofNullable(reader.html),
                Map.copyOf(reader.pictures));
    }

    /** For the page (public, as Thymeleaf calls it): the HTML text as a frame can show it: pictures within it, links open in a window of their own. */
    public Optional<String> framedHtml() {
        return html.map(this::withPictures).map(MailParts::withLinksElsewhere);
    }

    private String withPictures(String page) {
        String shown = page;
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            shown = shown.replace("cid:" + picture.getKey(), picture.getValue());
        }
        return shown;
    }

    private static String withLinksElsewhere(String page) {
        return page.replaceFirst("(?i)<head>", "<head><base target=\"_blank\">");
    }

    private static final class Reader {

        private String text;
        private String html;
        private final Map<String, String> pictures = new HashMap<>();

        void read(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    read(parts.getBodyPart(i));
                }
            } else if (part.isMimeType("text/html")) {
                html = html == null ? part.getContent().toString() : html;
            } else if (part.isMimeType("text/plain")) {
                text = text == null ? part.getContent().toString() : text;
            } else if (part.isMimeType("image/*") && part instanceof BodyPart picture) {
                addPicture(picture);
            }
        }

        private void addPicture(BodyPart picture) throws MessagingException, IOException {
            String[] ids = picture.getHeader("Content-ID");
            if (ids != null && ids.length > 0) {
                String type = picture.getContentType().replaceFirst("[;\\s].*", "");
                String data = Base64.getEncoder()
                        .encodeToString(picture.getInputStream().readAllBytes());
                pictures.put(ids[0].replaceAll("[<>]", ""), "data:" + type + ";base64," + data);
            }
        }
    }
}
