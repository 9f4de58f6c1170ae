package org.muster.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.muster.shared.Told;

/**
 * A mailbox as a directory: unread mails lie in <code>new</code>, read ones in <code>cur</code>.
 */
final class Maildir implements Mailbox {
    private static final String SEEN = ":2,S";

    private final Path directory;

    Maildir(Path directory) {
        this.directory = directory;
    }

    @Override
    public void read(int most, Taker taker) throws MailboxFault {
        MailboxFault fault = null;
        for (var file : unread(most)) {
            try {
                if (!taker.take(read(file))) {
                    break;
                }
                Files.move(
                        file,
                        directory.resolve("cur").resolve(file.getFileName() + SEEN),
                        StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException unreadable) {
                fault = fault("mailbox.fault.file", file.getFileName(), unreadable);
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private List<Path> unread(int most) throws MailboxFault {
        try (var files = Files.list(directory.resolve("new"))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (IOException none) {
            throw fault("mailbox.fault.directory", directory, none);
        }
    }

    private static RawMail read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return RawMail.read(in, Files.size(file));
        }
    }

    private static MailboxFault fault(String key, Path what, IOException cause) {
        return new MailboxFault(Told.of(key, what, cause.getClass().getSimpleName()), cause);
    }
}
