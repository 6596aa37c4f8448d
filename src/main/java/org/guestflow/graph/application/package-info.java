/** Applications in Graph's dialect, with their owners and with who may use them. An application and its service principal are one here and have one id. */
package org.guestflow.graph.application;
