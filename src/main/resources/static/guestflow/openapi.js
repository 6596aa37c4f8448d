// Shows the description of the API. What is tried out on the page goes to this server.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("description");
  SwaggerUIBundle({
    url: place.dataset.source,
    domNode: place,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    persistAuthorization: false,
    // A validator on the Internet would be asked otherwise.
    validatorUrl: null,
  });
});
