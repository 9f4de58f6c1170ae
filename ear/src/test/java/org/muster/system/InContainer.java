package org.muster.system;

import java.time.LocalDate;
import java.time.ZoneId;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.muster.run.Await;

/**
 * A test archive beside the deployed EAR: it sees the EAR's classes and calls its services by their
 * global names, in the role that {@link As} gives it. The EAR itself is deployed once for the whole
 * run and stays as Maven built it.
 */
public final class InContainer {
    private static final String DESCRIPTOR =
            """
            <jboss:ejb-jar xmlns:jboss="http://www.jboss.com/xml/ns/javaee" xmlns="http://java.sun.com/xml/ns/javaee"
                xmlns:s="urn:security:1.1" version="3.1" impl-version="2.0">
              <assembly-descriptor>
                <s:security><ejb-name>*</ejb-name><s:security-domain>muster</s:security-domain></s:security>
              </assembly-descriptor>
            </jboss:ejb-jar>
            """;

    private InContainer() {}

    /** The archive for one test class and the classes it needs besides. */
    public static WebArchive archive(Class<?> test, Class<?>... besides) {
        return ShrinkWrap.create(WebArchive.class, test.getSimpleName() + ".war")
                .addClass(test)
                .addClasses(besides)
                .addClasses(InContainer.class, As.class, Await.class)
                .addPackage("org.muster.system.role")
                .addAsWebInfResource(new StringAsset(DESCRIPTOR), "jboss-ejb3.xml")
                .addAsWebInfResource(
                        new StringAsset(
                                "<jboss-web><security-domain>muster</security-domain></jboss-web>"),
                        "jboss-web.xml")
                .setManifest(
                        new StringAsset(
                                "Manifest-Version: 1.0\nDependencies: deployment.muster.ear,"
                                        + " deployment.muster.ear.ejb.jar, deployment.muster.ear.batch.jar\n"));
    }

    /** The service of the ejb module, called as the current caller. */
    public static <T> T service(Class<T> type) {
        return lookup("ejb", type);
    }

    /** The launcher of the batch module. */
    public static <T> T launcher(Class<T> type) {
        return lookup("batch", type);
    }

    /** The day it is where the organisation sits, whatever day it is where the server stands. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of(System.getProperty("muster.zone", "Europe/Brussels")));
    }

    private static <T> T lookup(String module, Class<T> type) {
        try {
            return type.cast(
                    InitialContext.doLookup(
                            "java:global/muster/" + module + "/" + type.getSimpleName()));
        } catch (NamingException missing) {
            throw new IllegalStateException("No such service: " + type, missing);
        }
    }
}
