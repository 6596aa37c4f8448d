package org.guestflow.architecture.offenders.somewhere;

/** Storage that everybody can reach. */
public class JdbcThings {}
