// Files on their way, in per cent. A form with files is sent by the script, which alone hears how far it is; the server
// says where to go on (qms/web/upload_answers.py). What is answered by a page instead, a field that is not right above
// all, is sent once more by the browser itself, so that the page is the browser's own. Without a script it always is.

import { notice, words } from "./notice.js";
import { sizeOf } from "./files.js";

export const ASKED = "X-Sends-Files";
export const ONWARD = "X-Go-On";

export function percentOf({ lengthComputable, loaded, total }) {
  return lengthComputable && total ? Math.min(100, Math.floor((100 * loaded) / total)) : null;
}

// How much of the files of a form is on its way, to be read and heard.
export function bar(bytes) {
  const told = Object.assign(document.createElement("p"), { className: "text-secondary small mt-2 mb-0" });
  const said = document.createElement("span");
  const drawn = Object.assign(document.createElement("progress"), { className: "d-block w-100", max: 100 });
  const show = (percent) => {
    said.textContent = `${words().sending} ${sizeOf(bytes)}${percent === null ? "" : ` – ${percent} %`}`;
    if (percent !== null) drawn.value = percent;
  };
  told.setAttribute("role", "status");
  told.dataset.travelling = "";
  drawn.setAttribute("aria-label", words().sending);
  told.append(said, drawn);
  show(null);
  return { told, show };
}

function bytesOf(form) {
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
  return files.reduce((sum, file) => sum + file.size, 0);
}

// A wrong password counts each time it is sent, and what opens elsewhere is none of ours.
const mayBeSentTwice = (form) => form.method === "post" && !form.target && !form.querySelector("input[type=password]");

function goOn(address) {
  const there = new URL(address, location.href);
  const isHere = there.pathname === location.pathname && there.search === location.search;
  location.assign(there.href);
  if (isHere && there.hash) location.reload();
}

function sendByBrowser(form, submitter) {
  if (submitter?.name) {
    const pressed = { type: "hidden", name: submitter.name, value: submitter.value };
    form.append(Object.assign(document.createElement("input"), pressed));
  }
  HTMLFormElement.prototype.submit.call(form);
}

export function send(form, submitter, show, lost, request = new XMLHttpRequest()) {
  request.upload.addEventListener("progress", (event) => show(percentOf(event)));
  request.addEventListener("load", () => {
    const onward = request.getResponseHeader(ONWARD);
    if (onward) goOn(onward);
    else sendByBrowser(form, submitter);
  });
  request.addEventListener("error", lost);
  request.open("POST", submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href);
  request.setRequestHeader(ASKED, "1");
  request.send(new FormData(form, submitter));
}

// `release(form)` lets a form be sent again that did not get through.
export function tellProgress(release) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const bytes = event.defaultPrevented ? 0 : bytesOf(form);
    if (!bytes) return;
    const { told, show } = bar(bytes);
    form.append(told);
    if (!mayBeSentTwice(form)) return;
    event.preventDefault();
    send(form, event.submitter, show, () => {
      told.remove();
      release(form);
      document.querySelector(".toasts")?.append(notice(words().unsent, "late"));
    });
  });
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("[data-travelling]").forEach((each) => each.remove()),
  );
}
