package org.muster.demonstration;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Builds the demonstration's archive from the test classes, so that nothing of it is in the EAR.
 */
public final class DemonstrationArchive {
    /** The name it is deployed under; its pages are at /muster-demonstration/. */
    public static final String NAME = "muster-demonstration.war";

    private DemonstrationArchive() {}

    /** Writes the archive into a directory and says where. */
    public static Path buildIn(Path directory) {
        var target = directory.resolve(NAME);
        archive().as(ZipExporter.class).exportTo(target.toFile(), true);
        return target;
    }

    private static WebArchive archive() {
        return ShrinkWrap.create(WebArchive.class, NAME)
                .addPackage(DemonstrationArchive.class.getPackage())
                .deleteClass(DemonstrationArchive.class)
                .addAsWebInfResource(
                        new StringAsset(
                                """
                                <jboss:ejb-jar xmlns:jboss="http://www.jboss.com/xml/ns/javaee"
                                    xmlns="http://java.sun.com/xml/ns/javaee" xmlns:s="urn:security:1.1"
                                    version="3.1" impl-version="2.0">
                                  <assembly-descriptor>
                                    <s:security><ejb-name>*</ejb-name><s:security-domain>muster</s:security-domain></s:security>
                                  </assembly-descriptor>
                                </jboss:ejb-jar>
                                """),
                        "jboss-ejb3.xml")
                .addAsWebInfResource(
                        new StringAsset(
                                "<jboss-web><security-domain>muster</security-domain></jboss-web>"),
                        "jboss-web.xml")
                .setWebXML(
                        new StringAsset(
                                """
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                  <security-constraint>
                                    <web-resource-collection>
                                      <web-resource-name>all</web-resource-name>
                                      <url-pattern>/*</url-pattern>
                                    </web-resource-collection>
                                    <auth-constraint><role-name>operator</role-name></auth-constraint>
                                  </security-constraint>
                                  <login-config>
                                    <auth-method>BASIC</auth-method>
                                    <realm-name>Muster</realm-name>
                                  </login-config>
                                  <security-role><role-name>operator</role-name></security-role>
                                </web-app>
                                """))
                // Its beans start only when the EAR's do: otherwise a restart finds no services.
                .addAsManifestResource(
                        new StringAsset(
                                """
                                <jboss xmlns="urn:jboss:1.0">
                                  <jboss-deployment-dependencies xmlns="urn:jboss:deployment-dependencies:1.0">
                                    <dependency name="muster.ear"/>
                                  </jboss-deployment-dependencies>
                                </jboss>
                                """),
                        "jboss-all.xml")
                .setManifest(
                        new StringAsset(
                                "Manifest-Version: 1.0\nDependencies: deployment.muster.ear,"
                                        + " deployment.muster.ear.ejb.jar, deployment.muster.ear.batch.jar\n"));
    }
}
