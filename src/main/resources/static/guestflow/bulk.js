// Shows how far the work on a list has come without a reload, and says before the upload that a file is too large; without it "Refresh" and the server do the same.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const megabyte = 1024 * 1024;
  const pause = 1500;
  const parts = ["state", "rows"];

  const file = document.getElementById("file");
  file?.addEventListener("change", () => {
    file.setCustomValidity(file.files[0]?.size > megabyte ? file.dataset.tooLarge : "");
    file.reportValidity();
  });

  async function look() {
    try {
      const answer = await fetch(location.href);
      if (answer.ok && !answer.redirected) {
        show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
    } catch {
      // The next look may succeed.
    }
    again();
  }

  /** Puts in what has changed; who is at a control there stays at it. */
  function show(page) {
    const focused = document.activeElement?.id;
    for (const part of parts) {
      const now = page.getElementById(part);
      const shown = document.getElementById(part);
      if (now && shown && now.innerHTML !== shown.innerHTML) {
        shown.replaceWith(document.adoptNode(now));
      }
    }
    if (focused && document.activeElement?.id !== focused) {
      (document.getElementById(focused) ?? document.getElementById("main")).focus();
    }
  }

  function again() {
    if (document.getElementById("state")?.dataset.moving === "true") {
      setTimeout(look, pause);
    }
  }

  again();
});
