// An audit on site. Everything typed is kept on the device from the first letter (drafts) and, once saved, until the
// server has confirmed it (outbox). Messages go one by one, in order; each has a key, so that one sent twice counts
// once.

import { keepPage } from "./offline.js";
import { Server } from "./server.js";
import { Store } from "./store.js";
import { Visit } from "./visit.js";

async function begin(root) {
  const { audit, person } = root.dataset;
  const words = JSON.parse(document.getElementById("field-words").textContent);
  const store = await Store.of(person, audit);
  const visit = new Visit({ root, words, store, server: new Server(root.dataset) });
  addEventListener("online", visit.sender.send);
  addEventListener("offline", visit.sheet.say);
  await visit.begin();
}

async function keep(root) {
  if (await keepPage(root.dataset.worker)) root.dataset.kept = "";
}

const root = document.getElementById("field");
if (root) {
  begin(root);
  if (document.readyState === "complete") keep(root);
  else addEventListener("load", () => keep(root));
}
