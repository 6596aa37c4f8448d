package org.guestflow.panel.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.SignIns;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.panel.Viewer;
import org.guestflow.redemption.Consents;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is stored about the viewer, to be read and to be taken away. The page has the newest of each list, the download has all. */
@Controller
class MyDataController {

    private static final int NEWEST = 10;
    private static final int PAGE = 25;

    private final Users users;
    private final SignIns signIns;
    private final IdentityLinks links;
    private final Consents consents;
    private final AccessItems items;
    private final MyLists lists;
    private final MyDataDownload download;

    MyDataController(
            Users users,
            SignIns signIns,
            IdentityLinks links,
            Consents consents,
            AccessItems items,
            MyLists lists,
            MyDataDownload download) {
        this.users = users;
        this.signIns = signIns;
        this.links = links;
        this.consents = consents;
        this.items = items;
        this.lists = lists;
        this.download = download;
    }

    @GetMapping("/my-data")
    String show(@RequestParam(required = false) Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        UserId me = viewer.user().id();
        model.addAttribute("audit", lists.audit(me, after, PAGE));
        model.addAttribute("data", of(viewer.user()));
        model.addAttribute("toMe", lists.invitationsToMe(me, Optional.empty(), NEWEST));
        model.addAttribute("ofMe", lists.additionsOfMe(me, Optional.empty(), NEWEST));
        model.addAttribute("askedFor", lists.invitationsAskedFor(me, Optional.empty(), NEWEST));
        model.addAttribute("additionsAskedFor", lists.additionsAskedFor(me, Optional.empty(), NEWEST));
        model.addAttribute("newest", NEWEST);
        return "panel/access/my-data";
    }

    @GetMapping("/my-data/download")
    void download(Viewer viewer, HttpServletResponse response) throws IOException, RuleViolation {
        download.write(of(viewer.user()), viewer.user().id(), response);
    }

    private MyData of(User user) {
        List<String> sponsors = user.isExternal()
                ? users.sponsors(user.id()).stream().map(User::displayName).toList()
                : List.of();
        List<String> roles =
                user.roles().stream().map(DirectoryRole::stored).sorted().toList();
        String invitedBy =
                user.invitedBy().flatMap(users::find).map(User::displayName).orElse(null);
        return new MyData(
                user.id().toString(),
                user.displayName(),
                user.mailAsTyped(),
                user.userPrincipalName(),
                user.isGuest() ? "Guest" : "Member",
                roles,
                user.preferredLanguage().orElse(null),
                user.externalUserStateChangedAt().orElse(null),
                invitedBy,
                sponsors,
                signIns.last(user.id()).orElse(null),
                links.of(user.id()).orElse(null),
                consents.of(user.id()),
                items.of(user.id()));
    }
}
