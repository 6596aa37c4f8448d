/** Where policy meets the engine: its decision table is a DMN table. */
package org.guestflow.policy.process;
