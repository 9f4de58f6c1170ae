package org.muster.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The door for schedulers and scripts. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Muster",
                        version = "1",
                        description =
                                "Every failure is a problem (RFC 9457), its detail in the language of"
                                        + " Accept-Language, else in English."),
        security = @SecurityRequirement(name = "login"))
@SecurityScheme(
        securitySchemeName = "login",
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description = "A login with its password; the roles are those of the pages.")
public class ApiApplication extends Application {}
