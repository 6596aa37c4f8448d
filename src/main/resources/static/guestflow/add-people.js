// Shows what would become of each address while it is typed; without it the button "Check first" does the same.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("add-people");
  const verdicts = document.getElementById("verdicts");
  const check = document.getElementById("check");
  const quiet = 600;
  let waiting;
  let asked;

  async function look() {
    asked?.abort();
    if (!form.elements.people.value.includes("@")) {
      verdicts.replaceChildren();
      return;
    }
    asked = new AbortController();
    try {
      const answer = await fetch(check.formAction, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      verdicts.replaceChildren(...(page.getElementById("verdicts")?.children ?? []));
    } catch (failure) {
      if (failure.name !== "AbortError") {
        verdicts.replaceChildren();
      }
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, quiet);
  });
  look();
});
