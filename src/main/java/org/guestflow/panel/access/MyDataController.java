package org.guestflow.panel.access;

import java.util.List;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.panel.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is stored about the viewer, to be read and to be taken away. */
@Controller
class MyDataController {

    private final Users users;
    private final AccessItems items;

    MyDataController(Users users, AccessItems items) {
        this.users = users;
        this.items = items;
    }

    @GetMapping("/my-data")
    String show(Viewer viewer, Model model) {
        model.addAttribute("data", of(viewer.user()));
        return "panel/access/my-data";
    }

    @GetMapping("/my-data/download")
    ResponseEntity<MyData> download(Viewer viewer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("my-data.json")
                                .build()
                                .toString())
                .body(of(viewer.user()));
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
                items.of(user.id()));
    }
}
