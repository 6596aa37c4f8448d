/*
 * Camunda's web applications have a sign-in form of their own, which Guestflow does not use. Where they would show it, after signing out or when the session is over,
 * the page is loaded anew: the server then shows Guestflow's sign-in page, and leads back here after it.
 */
const leave = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace(location.pathname);
  }
};

addEventListener('hashchange', leave);
leave();
