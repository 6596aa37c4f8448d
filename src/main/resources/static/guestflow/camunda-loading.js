/*
 * Camunda's web applications give a file seven seconds to arrive and stay blank when it takes longer, as it may over a slow line or from a busy server. What has
 * arrived meanwhile is in the browser's cache: the page is loaded anew, a few times at most.
 */
const MOST = 5;
const KEY = 'guestflow.loads';

addEventListener('error', event => {
  const loads = Number(sessionStorage.getItem(KEY) || 0);
  if (String(event.message).includes('Load timeout for modules') && loads < MOST) {
    sessionStorage.setItem(KEY, loads + 1);
    location.reload();
  }
});
addEventListener('hashchange', () => sessionStorage.removeItem(KEY));
