package org.muster.system;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.muster.run.WildFly;

/** An Artemis broker as a process of its own, made as the operator's handbook says. */
final class Broker {
    private static final String USER = "muster";

    private final Path directory;
    private final int port;
    private final String password;
    private Process process;

    private Broker(Path directory, int port, String password) {
        this.directory = directory;
        this.port = port;
        this.password = password;
    }

    /** Unpacks Artemis beside the broker and makes the broker by the handbook's block. */
    static Broker create(Path directory, Handbook handbook, int port, String password)
            throws IOException, InterruptedException {
        var zip = Path.of(System.getProperty("muster.artemis.zip")).toAbsolutePath();
        var jar = System.getProperty("java.home") + "/bin/jar";
        var unpack = new ProcessBuilder(jar, "xf", zip.toString());
        if (unpack.directory(directory.toFile()).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("Artemis could not be unpacked");
        }
        directory.resolve("apache-artemis-2.40.0/bin/artemis").toFile().setExecutable(true);
        handbook.run(handbook.blocks("sh", "broker").get(0));
        return new Broker(directory, port, password);
    }

    void run() throws IOException {
        var run = new ProcessBuilder(directory.resolve("broker/bin/artemis").toString(), "run");
        run.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run.environment().put("JAVA_ARGS", "-Xmx256m " + WildFly.shortLived());
        process =
                run.redirectErrorStream(true)
                        .redirectOutput(directory.resolve("broker.log").toFile())
                        .start();
    }

    /** How many messages wait in a queue, as a client of its own sees them. */
    int waiting(String queue) throws IOException {
        try (var connections = connections();
                var context = connections.createContext();
                var browser = context.createBrowser(context.createQueue(queue))) {
            var waiting = 0;
            for (var each = browser.getEnumeration(); each.hasMoreElements(); waiting++) {
                each.nextElement();
            }
            return waiting;
        } catch (JMSException | JMSRuntimeException away) {
            throw new IOException("The broker does not answer", away);
        }
    }

    /** Throws out whoever consumes from a queue; what they hold unacknowledged comes again. */
    void closeConsumers(String queue) throws IOException {
        try (var connections = connections();
                var connection = connections.createQueueConnection()) {
            var session =
                    connection.createQueueSession(false, jakarta.jms.Session.AUTO_ACKNOWLEDGE);
            var requestor =
                    new jakarta.jms.QueueRequestor(
                            session, session.createQueue("activemq.management"));
            connection.start();
            var message = session.createMessage();
            JMSManagementHelper.putOperationInvocation(
                    message, "broker", "closeConsumerConnectionsForAddress", queue);
            if (!JMSManagementHelper.hasOperationSucceeded(requestor.request(message))) {
                throw new IOException("The broker refuses to close its consumers");
            }
        } catch (JMSException | JMSRuntimeException away) {
            throw new IOException("The broker does not answer", away);
        }
    }

    private ActiveMQConnectionFactory connections() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, USER, password);
    }

    /** As a power cut would end it. */
    void kill() {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    void stop() {
        end(process);
    }

    /** Ends a process and what it started; the stubborn by force. */
    static void end(Process process) {
        if (process == null) {
            return;
        }
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        all.forEach(
                one -> {
                    try {
                        one.onExit().get(60, TimeUnit.SECONDS);
                    } catch (InterruptedException
                            | java.util.concurrent.ExecutionException
                            | java.util.concurrent.TimeoutException stubborn) {
                        one.destroyForcibly();
                    }
                });
    }
}
