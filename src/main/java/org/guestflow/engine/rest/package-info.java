/** Camunda's REST API as Guestflow serves it: its paths and how refusals are answered there. */
package org.guestflow.engine.rest;
