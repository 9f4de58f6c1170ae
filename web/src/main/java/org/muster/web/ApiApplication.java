package org.muster.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The door for schedulers and scripts. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {}
