package org.guestflow.mail;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.guestflow.mail.smtp.MailServer;
import org.guestflow.mail.smtp.SmtpServer;
import org.guestflow.shared.BaseUrl;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Puts the parts of sending together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    /** Sending is carried by db-scheduler: threads of its own, one task for each round of attempts. It never sees content, and keeps no data but the round's name. */
    @Bean
    Task<Void> sendMail(NoticeSender sender, MailSettings settings, Clock clock) {
        Duration afterFault = settings.retryAfter().get(0);
        return Tasks.custom(SendingSchedule.SEND_MAIL)
                .onFailure((fault, task) -> task.reschedule(fault, clock.now().plus(afterFault)))
                .onDeadExecution((dead, task) -> task.reschedule(dead, clock.now()))
                .execute((task, context) -> next(sender.send(SendingRound.parse(task.getId())), clock));
    }

    private static CompletionHandler<Void> next(Optional<Duration> wait, Clock clock) {
        return wait.<CompletionHandler<Void>>map(duration ->
                        (done, task) -> task.reschedule(done, clock.now().plus(duration)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    @Bean
    MailTexts mailTexts(MailSettings settings) {
        return MailTexts.load(settings.templateFolder());
    }

    @Bean
    MailTemplates mailTemplates(MailSettings settings, MailTexts texts) {
        return new MailTemplates(settings.templateFolder(), texts);
    }

    /** Takes Spring Boot's settings of the mail server and adds the time-outs that it leaves open. */
    @Bean
    MailServer mailServer(JavaMailSenderImpl sender, MailSettings settings, BaseUrl baseUrl) {
        String protocol = Optional.ofNullable(sender.getProtocol()).orElse("smtp");
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(
                prefix + "connectiontimeout",
                String.valueOf(settings.connectTimeout().toMillis()));
        properties.put(
                prefix + "timeout", String.valueOf(settings.answerTimeout().toMillis()));
        properties.put(
                prefix + "writetimeout", String.valueOf(settings.answerTimeout().toMillis()));
        properties.put(prefix + "quitwait", "false");
        properties.put(prefix + "localhost", baseUrl.value().getHost());
        // Encrypted where the server offers it; what Spring Boot is told of it comes after and wins.
        properties.put(prefix + "starttls.enable", "true");
        properties.putAll(sender.getJavaMailProperties());
        SmtpServer server = new SmtpServer(
                protocol, sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword(), properties);
        return new MailServer(server, settings.deadline(), settings.idle());
    }
}
