package org.guestflow.panel.administration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guestflow.engine.DrawingCheck;
import org.guestflow.engine.DrawingFinding;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Whether a process that was changed in Camunda Modeler still fits the application; nothing is deployed here. */
@Controller
@RequestMapping("/administration/processes")
class ProcessesController {

    private static final long LARGEST = 1_000_000;

    private final DrawingCheck check;

    ProcessesController(DrawingCheck check) {
        this.check = check;
    }

    @GetMapping
    String ask() {
        return "panel/administration/processes";
    }

    @PostMapping("/check")
    String check(@RequestParam(required = false) MultipartFile file, Model model) throws IOException {
        model.addAttribute("checked", true);
        model.addAttribute("findings", findings(file));
        return "panel/administration/processes";
    }

    private List<DrawingFinding> findings(MultipartFile file) throws IOException {
        if (file == null || file.isEmpty() || file.getSize() > LARGEST) {
            return List.of(new DrawingFinding("NotBpmn", ""));
        }
        return check.check(new String(file.getBytes(), StandardCharsets.UTF_8));
    }
}
