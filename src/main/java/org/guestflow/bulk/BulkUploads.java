package org.guestflow.bulk;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Uploaded lists of people, taken and shown. Each is its uploader's alone; to others it is not there. */
@Service
@Transactional
public class BulkUploads {

    private static final int MOST_AT_WORK = 10;
    private static final int LONGEST_FILE_NAME = 200;

    private final JdbcUploads uploads;
    private final JdbcRows rows;
    private final BulkSchedule schedule;
    private final BulkStandings standings;
    private final Clock clock;

    BulkUploads(JdbcUploads uploads, JdbcRows rows, BulkSchedule schedule, BulkStandings standings, Clock clock) {
        this.uploads = uploads;
        this.rows = rows;
        this.schedule = schedule;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Takes a list; its rows are then tried out in the background.
     *
     * @param uploader whose it is; every row is judged by what he may do
     * @param target what the people are to be brought into
     * @param fileName the file's name as the browser sent it
     * @param content the file: CSV of at most a megabyte and a thousand rows
     * @return the upload's id
     * @throws RuleViolation naming what is wrong with the file as a whole; {@code TooManyUploads} while ten others are being worked on
     */
    public UUID take(User uploader, Target target, String fileName, byte[] content) throws RuleViolation {
        ReadFile file = CsvFile.read(content);
        requireRoom(uploader);
        UUID id = UUID.randomUUID();
        uploads.insert(
                id,
                uploader.id(),
                target,
                shown(fileName),
                file.ignoredColumns(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        rows.insert(id, file.rows());
        schedule.check(id);
        return id;
    }

    private void requireRoom(User uploader) throws RuleViolation {
        if (uploads.countMoving(uploader.id()) >= MOST_AT_WORK) {
            throw new RuleViolation(
                    "TooManyUploads",
                    RuleViolation.Kind.CONFLICT,
                    "Ten of your lists are being worked on.",
                    "Wait until one of them is done, or cancel one.");
        }
    }

    /** Some browsers send the whole path. */
    private static String shown(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.substring(0, Math.min(LONGEST_FILE_NAME, name.length()));
    }

    /**
     * Lists what somebody has uploaded, newest first.
     *
     * @param uploader whose
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    @Transactional(readOnly = true)
    public Slice<BulkUpload> list(User uploader, Optional<String> after, int size) throws RuleViolation {
        return uploads.ofUploader(uploader.id(), after, size).map(standings::of);
    }

    /**
     * Gives an upload to whose it is.
     *
     * @param id its id
     * @param reader who asks
     * @return the upload
     * @throws RuleViolation {@code UnknownUpload} for everybody else, as if there were none
     */
    @Transactional(readOnly = true)
    public BulkUpload get(UUID id, User reader) throws RuleViolation {
        return uploads.find(id)
                .filter(upload -> upload.uploader().equals(reader.id()))
                .map(standings::of)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownUpload",
                        RuleViolation.Kind.NOT_FOUND,
                        "There is no such list among yours.",
                        "Lists are deleted after some weeks; upload it again where it is still wanted."));
    }

    /**
     * Lists an upload's rows in the order of the file.
     *
     * @param id the upload
     * @param reader who asks
     * @param problemsOnly whether only those who get nowhere are wanted
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code UnknownUpload}, {@code InvalidCursor}
     */
    @Transactional(readOnly = true)
    public Slice<BulkRow> rows(UUID id, User reader, boolean problemsOnly, Optional<String> after, int size)
            throws RuleViolation {
        return rows.page(get(id, reader).id(), problemsOnly, after, size);
    }

    /**
     * Gives all rows of an upload.
     *
     * @param id the upload
     * @param reader who asks
     * @return at most a thousand rows, in the order of the file
     * @throws RuleViolation {@code UnknownUpload}
     */
    @Transactional(readOnly = true)
    public List<BulkRow> allRows(UUID id, User reader) throws RuleViolation {
        return rows.all(get(id, reader).id());
    }
}
