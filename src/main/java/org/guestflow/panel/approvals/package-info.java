/** What waits for the viewer's decision, which he makes in Tasklist, and who decides in his place while he is away. */
package org.guestflow.panel.approvals;
