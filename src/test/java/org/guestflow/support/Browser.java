package org.guestflow.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium with a profile of its own. Tests that open one are skipped, saying why, on a machine without Chromium and its driver; where the environment says
 * {@code CI=true} that is a failure.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=en",
            "--window-size=1280,900");

    private final ChromeDriver driver;
    private final String server;

    private Browser(ChromeDriver driver, int port) {
        this.driver = driver;
        this.server = "http://localhost:" + port;
    }

    /**
     * Opens a browser, or ends the test as skipped where there is none.
     *
     * @param port the server's port on this machine
     * @return the browser, without any cookie
     */
    public static Browser open(int port) {
        Optional<Path> chromium = find("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = find("chromedriver");
        boolean here = chromium.isPresent() && driver.isPresent();
        if (!here && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs Chromium and chromedriver on the PATH");
        }
        Assumptions.assumeTrue(here, "no Chromium with its chromedriver is on the PATH");
        return new Browser(start(chromium.orElseThrow(), driver.orElseThrow()), port);
    }

    private static ChromeDriver start(Path chromium, Path chromedriver) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toString());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + newProfile());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Path newProfile() {
        try {
            return Files.createTempDirectory("guestflow-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(String... names) {
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.of(names)
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Signs in on the sign-in page.
     *
     * @param mail the person's address; the password is the demo's
     */
    public void signIn(String mail) {
        go("/sign-in");
        fill("username", mail);
        fill("password", "demo");
        see("main button").click();
        see("#sign-out");
    }

    /**
     * Opens a page.
     *
     * @param path where it is on the server
     */
    public void go(String path) {
        driver.get(server + path);
    }

    /**
     * Fills in a field.
     *
     * @param name the field's name
     * @param text what to type
     */
    public void fill(String name, String text) {
        WebElement field = see("[name='" + name + "']");
        field.clear();
        field.sendKeys(text);
    }

    /**
     * Waits until something is there to be seen.
     *
     * @param css CSS selector
     * @return it
     */
    public WebElement see(String css) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /**
     * Waits until the page says something.
     *
     * @param text what it says
     */
    public void read(String text) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    /**
     * Waits until the browser is at a page.
     *
     * @param part what is in its URL
     */
    public void arriveAt(String part) {
        waiting().until(ExpectedConditions.urlContains(part));
    }

    /**
     * Gives the driver, for what the other methods do not do.
     *
     * @return the driver
     */
    public ChromeDriver driver() {
        return driver;
    }

    /**
     * Waits for a condition as long as for everything else; where it does not come about, says what the browser's log has.
     *
     * @return a wait
     */
    public WebDriverWait waiting() {
        return new WebDriverWait(driver, PATIENCE, LOOK_AGAIN) {
            @Override
            protected RuntimeException timeoutException(String message, Throwable lastException) {
                return super.timeoutException(message + " at " + driver.getCurrentUrl() + log(), lastException);
            }
        };
    }

    /**
     * Gives what the browser has complained of since it was last asked: what a page's policy forbids, scripts that fail, files that are missing.
     *
     * @return the entries of its log
     */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    private String log() {
        return complaints().stream().map(entry -> "\n" + entry).collect(Collectors.joining());
    }

    /**
     * Takes a picture of what is seen, for a person to look at; only where {@code -Dguestflow.pictures=true} says that somebody will, as they are a sixth of the time.
     *
     * @param name the picture's name, below {@code target/screenshots}
     */
    public void picture(String name) {
        if (!Boolean.getBoolean("guestflow.pictures")) {
            return;
        }
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
