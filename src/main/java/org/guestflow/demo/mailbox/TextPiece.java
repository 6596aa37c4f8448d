package org.guestflow.demo.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a plain text: words, or a web address that can be followed. */
record TextPiece(String text, boolean link) {

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");

    static List<TextPiece> of(String text) {
        List<TextPiece> pieces = new ArrayList<>();
        Matcher link = WEB_ADDRESS.matcher(text);
        int reached = 0;
        while (link.find()) {
            pieces.add(new TextPiece(text.substring(reached, link.start()), false));
            pieces.add(new TextPiece(link.group(), true));
            reached = link.end();
        }
        pieces.add(new TextPiece(text.substring(reached), false));
        return pieces;
    }
}
