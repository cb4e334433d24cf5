package io.cim.keycloak.network.bench;

import java.util.List;

/** Jobs that stand together in the report. */
record JobGroup(String title, List<Job> jobs) {}
