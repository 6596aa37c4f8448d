package org.guestflow.graph.description;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What nobody sends who means well: for databases, directories, headers, files, templates, and for whoever reads characters and numbers. */
final class HostileText {

    static final List<String> TEXTS = List.of(
            "' OR '1'='1' --",
            "'; DROP TABLE directory_user; --",
            "x') UNION ALL VALUES (1)--",
            "\\'; --",
            "*)(uid=*))(|(uid=*",
            "\\2a\\00",
            "x\r\nSet-Cookie: a=b",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "file:///etc/passwd",
            "http://169.254.169.254/latest",
            "${7*7}",
            "#{7*7}",
            "${jndi:ldap://127.0.0.1/x}",
            "<%= 7*7 %>",
            "<script>alert(1)</script>",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "x\uDC00y",
            "\u202Egnp.exe",
            "\uFEFF",
            "İıſK",
            "e\u0301".repeat(200),
            "🧨".repeat(100),
            "-1",
            "0",
            "99999999999999999999999999",
            "1e400",
            "NaN",
            "true",
            "null",
            "00000000-0000-0000-0000-000000000000",
            "a".repeat(3000),
            "%",
            "%00",
            "$count",
            "$ref",
            " ",
            "\t\n",
            ",",
            "a@b",
            "(".repeat(300),
            "not ".repeat(200) + "x",
            "'");

    /** Segments of paths and values of queries as they can be sent, and hardly ever are. */
    static final List<String> ENCODED = List.of(
            "%00",
            "%ff",
            "%C0%AF",
            "%ED%A0%80",
            "%2e%2e%2f",
            "%2F",
            "%5C",
            "%25",
            "%2525",
            "%3B",
            "a;b=c",
            "%0d%0aX:y",
            "%7B%7B",
            "%F0%9F%A7%A8",
            "%41%41",
            "a%20b",
            "%E2%80%AE",
            "..",
            ".",
            "%2E",
            "a%",
            "%zz",
            "a%0");

    private HostileText() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
