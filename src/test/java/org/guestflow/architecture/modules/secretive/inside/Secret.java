package org.guestflow.architecture.modules.secretive.inside;

/** Nobody outside its module is to know this. */
public class Secret {}
