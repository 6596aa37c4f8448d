// The menu on a small screen, and the zone in which times are said.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("menu-button");
  const menu = document.getElementById("menu");
  if (button && menu) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", String(menu.classList.toggle("open")));
    });
  }
  sayTimesInTheirZone();
});

/** The server says times in the zone that a cookie tells; with the first page it does not know it yet. */
function sayTimesInTheirZone() {
  const root = document.documentElement;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === root.dataset.zone) {
    return;
  }
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `guestflow-zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  const forms = {
    moment: new Intl.DateTimeFormat(root.lang, { dateStyle: "medium", timeStyle: "short", timeZone: zone }),
    day: new Intl.DateTimeFormat(root.lang, { dateStyle: "medium", timeZone: zone }),
  };
  for (const time of document.querySelectorAll("time[data-as]")) {
    time.textContent = forms[time.dataset.as].format(new Date(time.dateTime));
  }
}
