/** Sign-in at organisations' OpenID Connect providers: which there are, what they are believed. */
package org.guestflow.identity.openid;
