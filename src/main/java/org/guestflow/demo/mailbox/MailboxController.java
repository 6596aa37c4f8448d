package org.guestflow.demo.mailbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows every mailbox of the demo to everybody, for whoever tries the demo plays all its people. */
@Controller
@Profile("demo")
@ConditionalOnClass(name = "com.icegreen.greenmail.util.GreenMail")
class MailboxController {

    private final Mailboxes mailboxes;

    MailboxController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @GetMapping("/demo/mailbox")
    String mailboxes(Model model) {
        model.addAttribute("mailboxes", mailboxes.all());
        return "demo/mailboxes";
    }

    @GetMapping(path = "/demo/mailbox", params = "address")
    String mailbox(@RequestParam String address, Model model) {
        model.addAttribute("address", address.strip());
        model.addAttribute("mails", mailboxes.mails(address.strip()));
        return "demo/mailbox";
    }

    @GetMapping(
            path = "/demo/mailbox",
            params = {"address", "uid"})
    String mail(@RequestParam String address, @RequestParam long uid, Model model) {
        Mail mail = mailboxes.mail(address, uid).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("address", address);
        model.addAttribute("mail", mail);
        return "demo/mail";
    }
}
