package org.muster.system;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.muster.run.Await;

/**
 * How a test archive is put together. Apart from {@link InContainer}, which goes into the archive,
 * where nothing knows of archives.
 */
final class TestArchive {
    private static final String DESCRIPTOR =
            """
            <jboss:ejb-jar xmlns:jboss="http://www.jboss.com/xml/ns/javaee" xmlns="http://java.sun.com/xml/ns/javaee"
                xmlns:s="urn:security:1.1" version="3.1" impl-version="2.0">
              <assembly-descriptor>
                <s:security><ejb-name>*</ejb-name><s:security-domain>muster</s:security-domain></s:security>
              </assembly-descriptor>
            </jboss:ejb-jar>
            """;

    private TestArchive() {}

    static WebArchive of(Class<?> test, Class<?>... besides) {
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
}
