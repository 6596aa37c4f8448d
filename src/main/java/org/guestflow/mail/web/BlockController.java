package org.guestflow.mail.web;

import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.mail.InvitationBlock;
import org.guestflow.mail.InvitationBlocks;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Shows the page and takes its forms, in the language of the mail that the link stood in. */
@Controller
class BlockController {

    private static final String PATH = "/block/";

    private final InvitationBlocks blocks;
    private final Organisations organisations;
    private final ViewResolver templates;

    BlockController(
            InvitationBlocks blocks,
            Organisations organisations,
            @Qualifier("thymeleafViewResolver") ViewResolver templates) {
        this.blocks = blocks;
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping(PATH + "{token}")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam Optional<String> undone,
            @RequestParam Optional<String> sent,
            @RequestParam Optional<String> wrong)
            throws Exception {
        Optional<InvitationBlock> block = blocks.find(token);
        String said = undone.isPresent() ? "undone" : wrong.isPresent() ? "wrong" : sent.isPresent() ? "sent" : "";
        return block.isPresent() ? page(block.get(), token, said) : unknown();
    }

    private ModelAndView page(InvitationBlock block, String token, String said) throws Exception {
        Map<String, Object> model = Map.of(
                "host", organisations.host().displayName(),
                "recipient", block.recipient().toString(),
                "blocked", block.blocked(),
                "said", said,
                "path", PATH + token);
        return new ModelAndView(templates.resolveViewName("block/page", block.language()), model);
    }

    private ModelAndView unknown() throws Exception {
        Map<String, Object> model = Map.of("host", organisations.host().displayName());
        ModelAndView page =
                new ModelAndView(templates.resolveViewName("block/unknown", LocaleContextHolder.getLocale()), model);
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    @PostMapping(PATH + "{token}")
    ModelAndView block(@PathVariable String token) {
        blocks.block(token);
        return seeOther(PATH + token);
    }

    @PostMapping(PATH + "{token}/code")
    ModelAndView sendCode(@PathVariable String token) {
        blocks.sendCode(token);
        return seeOther(PATH + token + "?sent");
    }

    @PostMapping(PATH + "{token}/undo")
    ModelAndView allow(@PathVariable String token, @RequestParam(defaultValue = "") String code) {
        return seeOther(PATH + token + (blocks.allow(token, code) ? "?undone" : "?wrong"));
    }

    private static ModelAndView seeOther(String location) {
        RedirectView view = new RedirectView(location);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }
}
