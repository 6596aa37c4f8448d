// Draws the processes of a request and marks what has been passed and where it waits. Without it the steps stand there in words.
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const section = document.getElementById("progress");
  if (!section || typeof BpmnJS === "undefined") {
    return;
  }
  const answer = await fetch(section.dataset.source, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    return;
  }
  for (const position of await answer.json()) {
    const place = section.querySelector(`[data-process="${position.process}"]`);
    if (place) {
      await draw(place, position);
    }
  }
});

async function draw(place, position) {
  place.hidden = false;
  const viewer = new BpmnJS({ container: place });
  try {
    await viewer.importXML(position.diagram);
  } catch (notDrawn) {
    place.hidden = true;
    return;
  }
  const canvas = viewer.get("canvas");
  const elements = viewer.get("elementRegistry");
  const passed = new Set(position.done.map((step) => step.element));
  const current = new Set(position.current.map((step) => step.element));
  for (const element of elements.getAll()) {
    if (current.has(element.id)) {
      canvas.addMarker(element, "current");
    } else if (passed.has(element.id) || isPassedFlow(element, passed, current)) {
      canvas.addMarker(element, "done");
    }
  }
  canvas.zoom("fit-viewport", "auto");
}

/** A flow counts as passed where both its ends were come to. */
function isPassedFlow(element, passed, current) {
  return element.waypoints
    && element.source && passed.has(element.source.id)
    && element.target && (passed.has(element.target.id) || current.has(element.target.id));
}
