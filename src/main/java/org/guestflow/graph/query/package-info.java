/** Query options of OData as Microsoft Graph has them: {@code $select, $filter, $orderby, $top, $count, $search, $expand}, and answers page by page. */
package org.guestflow.graph.query;
