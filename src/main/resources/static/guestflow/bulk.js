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

  /** Puts in what has changed and touches nothing else: who is just pressing a button presses the same one. */
  function show(page) {
    const focused = document.activeElement?.id;
    for (const part of parts) {
      const now = page.getElementById(part);
      const shown = document.getElementById(part);
      if (now && shown) {
        become(shown, now);
      }
    }
    if (focused && document.activeElement?.id !== focused) {
      (document.getElementById(focused) ?? document.getElementById("main")).focus();
    }
  }

  /** Makes an element what another one of the same kind is. */
  function become(shown, now) {
    if (shown.isEqualNode(now)) {
      return;
    }
    for (const { name } of [...shown.attributes].filter(({ name }) => !now.hasAttribute(name))) {
      shown.removeAttribute(name);
    }
    for (const { name, value } of now.attributes) {
      if (shown.getAttribute(name) !== value) {
        shown.setAttribute(name, value);
      }
    }
    let at = shown.firstChild;
    for (const wanted of [...now.childNodes]) {
      const kept = sameIn(at, wanted);
      while (kept && at !== kept) {
        at = without(at);
      }
      if (!kept) {
        shown.insertBefore(document.importNode(wanted, true), at);
      } else {
        if (kept.nodeType === Node.ELEMENT_NODE) {
          become(kept, wanted);
        } else if (kept.data !== wanted.data) {
          kept.data = wanted.data;
        }
        at = at.nextSibling;
      }
    }
    while (at) {
      at = without(at);
    }
  }

  /** Which of a node and those after it is to stay as the wanted one: the one with its id, or where it has none the very next one of its kind that has none either. */
  function sameIn(at, wanted) {
    if (!wanted.id) {
      return at?.nodeName === wanted.nodeName && !at.id ? at : null;
    }
    while (at && !(at.nodeName === wanted.nodeName && at.id === wanted.id)) {
      at = at.nextSibling;
    }
    return at;
  }

  function without(node) {
    const next = node.nextSibling;
    node.remove();
    return next;
  }

  function again() {
    if (document.getElementById("state")?.dataset.moving === "true") {
      setTimeout(look, pause);
    }
  }

  again();
});
