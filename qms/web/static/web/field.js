// An audit on site. Everything typed is kept on the device from the first letter (drafts) and, once saved, until the
// server has confirmed it (outbox). Messages go one by one, in order; each has a key, so that one sent twice counts once.
"use strict";
(() => {
  const root = document.getElementById("field");
  if (!root) return;
  const words = JSON.parse(document.getElementById("field-words").textContent);
  const { audit, person } = root.dataset, own = `${person}/${audit}`;
  const standing = root.querySelector(".field-standing"), onward = root.querySelector(".field-next"), troubles = root.querySelector(".field-troubles");
  const list = root.querySelector(".field-lines");
  let db, lines = [], sample = [], csrf = "", sending = false, retry = 0, pause = 0;

  // ── The store of the device

  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("qms-field", 1);
    asked.onupgradeneeded = () => {
      for (const name of ["drafts", "lines"]) asked.result.createObjectStore(name);
      asked.result.createObjectStore("outbox", { keyPath: "place", autoIncrement: true });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const inStore = (name, mode, act) => new Promise((resolve, reject) => {
    const transaction = db.transaction(name, mode, { durability: "strict" }), asked = act(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(asked && asked.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  const read = (name, key) => inStore(name, "readonly", (store) => store.get(key));
  const write = (name, value, key) => inStore(name, "readwrite", (store) => store.put(value, key));
  const remove = (name, key) => inStore(name, "readwrite", (store) => store.delete(key));
  const outbox = async () => (await inStore("outbox", "readonly", (store) => store.getAll())).filter((each) => each.own === own);

  // ── What the page shows

  const made = (tag, given = {}, ...inside) => {
    const { className = "", ...rest } = given, node = Object.assign(document.createElement(tag), rest);
    if (className) node.className = className;
    node.append(...inside);
    return node;
  };
  const button = (label, act, className = "btn") => {
    const node = made("button", { type: "button", className, textContent: label });
    node.addEventListener("click", act);
    return node;
  };
  const wordOf = (answer) => (words.answers.find(([value]) => value === answer) || ["", answer])[1];
  const area = (name, label, value = "") => made("textarea", { name, placeholder: label, ariaLabel: label, className: "form-control", rows: 2, value });

  function choices(line, chosen) {
    const labels = words.answers.map(([value, label]) => made("label", {},
      made("input", { type: "radio", name: `answer-${line.key}`, value, checked: value === chosen }), label));
    return made("fieldset", { className: "field-answers", ariaLabel: line.text }, ...labels);
  }

  function findingForm(line) {
    const grade = made("select", { name: "grade", className: "form-select", ariaLabel: words.grade },
      ...words.grades.map(([value, label]) => made("option", { value, textContent: label, selected: value === "minor" })));
    const found = area("description", words.found), evidence = area("evidence", words.note);
    const save = button(words.save, () => put({ kind: "finding", line: line.key, grade: grade.value, clause: line.number,
      description: found.value, evidence: evidence.value }, `finding-${line.key}`), "btn btn-primary");
    const form = made("details", { className: "mt-2" }, made("summary", { textContent: words.finding }), grade, found, evidence, save);
    keepDraft(form, `finding-${line.key}`, { description: found, evidence });
    return form;
  }

  async function card(line, waiting) {
    const draft = await read("drafts", `${own}/answer-${line.key}`) || {};
    const shown = made("article", { className: "field-line", id: `line-${line.key}` }, made("h3", { textContent: line.text }));
    if (line.evidence) shown.append(made("p", { className: "hint mb-1", textContent: line.evidence }));
    if (line.answer) shown.append(made("p", { className: "mb-1", textContent: `${line.words} · ${line.note} · ${line.who}` }));
    for (const each of waiting) shown.append(made("p", { className: "field-waits", textContent: `${wordOf(each.answer) || words.finding} · ${words.waits}` }));
    const options = choices(line, draft.answer), note = area("note", words.note, draft.note);
    const photo = made("input", { type: "file", accept: "image/*", multiple: true, className: "form-control", ariaLabel: words.photo });
    const save = button(words.save, () => {
      const chosen = options.querySelector("input:checked");
      if (chosen) put({ kind: "answer", line: line.key, answer: chosen.value, note: note.value, line_sequence: line.sequence,
        files: [...photo.files] }, `answer-${line.key}`);
    }, "btn btn-primary");
    keepDraft(options, `answer-${line.key}`, { note }, () => (options.querySelector("input:checked") || {}).value);
    keepDraft(note, `answer-${line.key}`, { note }, () => (options.querySelector("input:checked") || {}).value);
    const form = made("details", { open: Boolean(draft.note || draft.answer) },
      made("summary", { textContent: line.answer || waiting.length ? words.anew : words.answer }), options, note, photo, save);
    shown.append(form, findingForm(line));
    return shown;
  }

  // A dossier of the sample: ticked through like a question, without findings of its own.
  function dossier(row, waiting) {
    const shown = made("article", { className: "field-line", id: `sampled-${row.key}` }, made("h3", { textContent: row.number }));
    if (row.answer) shown.append(made("p", { className: "mb-1", textContent: `${row.words} · ${row.note}` }));
    for (const each of waiting) shown.append(made("p", { className: "field-waits", textContent: `${wordOf(each.answer)} · ${words.waits}` }));
    const options = choices({ key: `sampled-${row.key}`, text: row.number }, ""), note = area("note", words.note);
    const save = button(words.save, () => {
      const chosen = options.querySelector("input:checked");
      if (chosen) put({ kind: "tick", sampled: row.key, answer: chosen.value, note: note.value }, `tick-${row.key}`);
    }, "btn btn-primary");
    keepDraft(note, `tick-${row.key}`, { note });
    shown.append(made("details", {}, made("summary", { textContent: row.answer ? words.anew : words.answer }), options, note, save));
    return shown;
  }

  function keepDraft(node, name, fields, answer = () => undefined) {
    node.addEventListener("input", () => {
      const typed = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.value]));
      write("drafts", { ...typed, answer: answer() }, `${own}/${name}`);
    });
    read("drafts", `${own}/${name}`).then((draft) => {
      for (const [key, field] of Object.entries(draft ? fields : {})) if (!field.value) field.value = draft[key] || "";
    });
  }

  // A card is drawn anew only when something of it changed, and never under the fingers of whoever types in it.
  const drawn = new Map();
  async function cardOf(line, waiting) {
    const stamp = JSON.stringify([line.sequence, waiting.map((each) => [each.place, each.state])]), old = drawn.get(line.key);
    const typing = old && old.node.contains(document.activeElement) && document.activeElement.matches("textarea, select");
    if (typing && old.stamp !== stamp) old.node.addEventListener("focusout", () => setTimeout(show), { once: true });
    if (old && (typing || old.stamp === stamp)) return old.node;
    const node = await card(line, waiting);
    drawn.set(line.key, { stamp, node });
    return node;
  }

  async function show() {
    const waiting = await outbox(), cards = [];
    let clause = null;
    for (const line of lines) {
      if (line.clause !== clause) cards.push(made("h2", { className: "h4", textContent: clause = line.clause }));
      cards.push(await cardOf(line, waiting.filter((each) => String(each.line) === String(line.key))));
    }
    if (sample.length) cards.push(made("h2", { className: "h4", textContent: words.sample }));
    for (const row of sample) {
      const left = waiting.filter((each) => String(each.sampled) === String(row.key));
      const stamp = JSON.stringify([row.answer, row.note, left.map((each) => [each.place, each.state])]), old = drawn.get(`sampled-${row.key}`);
      const node = old && old.stamp === stamp ? old.node : dossier(row, left);
      drawn.set(`sampled-${row.key}`, { stamp, node });
      cards.push(node);
    }
    const at = document.activeElement;
    const wanted = cards.length ? cards : [made("p", { textContent: words.nothing })];
    if (wanted.length !== list.children.length || wanted.some((node, place) => node !== list.children[place] && node.tagName !== "H2")) {
      list.replaceChildren(...wanted);
      if (at && at !== document.activeElement && list.contains(at)) at.focus();
    }
    if (offered !== nextOf(waiting)?.key) openNext(nextOf(waiting));
    await say(waiting);
  }

  // The first question without an answer stands open, once: whoever closes it is not asked again.
  let offered = null;
  const nextOf = (waiting) => lines.find((line) => !line.answer && !waiting.some((each) => each.kind === "answer" && String(each.line) === String(line.key)));
  function openNext(line) {
    offered = line?.key;
    const card = line && drawn.get(line.key).node;
    if (card) card.querySelector("details").open = true;
    return card;
  }

  async function say(waiting) {
    const left = (waiting || await outbox());
    troubles.replaceChildren(...left.filter((each) => each.state).map(trouble));
    const answered = lines.filter((line) => line.answer).length;
    const told = [words.answered.replace("{count}", answered).replace("{all}", lines.length),
      left.length ? words.waiting.replace("{count}", left.length) : words.sent];
    if (!navigator.onLine) told.push(words.offline);
    if (root.dataset.loggedOut) told.push(words.login);
    standing.textContent = told.join(" · ");
    const next = nextOf(left);
    onward.hidden = !next;
    onward.onclick = () => openNext(next).scrollIntoView();
  }

  function trouble(entry) {
    const line = lines.find((each) => String(each.key) === String(entry.line));
    const box = made("section", { className: "tone-line tone-late rounded p-3 mb-3" }, made("p", { className: "mb-1", textContent: line ? line.text : "" }));
    const drop = async () => { await remove("outbox", entry.place); await show(); };
    const again = async (changes) => { await write("outbox", { ...entry, ...changes, state: "" }); await show(); send(); };
    if (entry.state === "conflict") {
      box.append(made("div", { className: "field-sides" },
        made("div", {}, made("strong", { textContent: words.mine }), made("p", { textContent: `${wordOf(entry.answer)} · ${entry.note}` })),
        made("div", {}, made("strong", { textContent: words.theirs }), made("p", { textContent: `${entry.theirs.words} · ${entry.theirs.note} · ${entry.theirs.who}` }))),
        button(words.keep_mine, () => again({ line_sequence: entry.theirs.sequence }), "btn btn-primary"), " ", button(words.keep_theirs, drop));
    } else {
      box.append(made("p", { textContent: `${words.refused} ${(entry.words || []).join(" ")}` }),
        made("p", { textContent: entry.note || entry.description || "" }), button(words.again, () => again({})), " ", button(words.drop, drop));
    }
    return box;
  }

  // ── Messages

  function key() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join("-");
  }

  async function put(message, draft) {
    await inStore("outbox", "readwrite", (store) => store.add({ ...message, own, message: key(), noted_at: new Date().toISOString() }));
    await remove("drafts", `${own}/${draft}`);
    await show();
    root.dataset.put = Number(root.dataset.put || 0) + 1;
    send();
  }

  function body(entry) {
    const form = new FormData(), { files = [], place, own: _own, state, words: _words, theirs, ...fields } = entry;
    for (const [name, value] of Object.entries({ ...fields, audit, "whole-form": "1" })) if (value !== undefined) form.append(name, value);
    for (const file of files) form.append("files", file, file.name || "photo.jpg");
    return form;
  }

  async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(retry);
    try {
      for (const entry of await outbox()) if (!entry.state && !(await sent(entry))) break;
      pause = 0;
    } catch {
      pause = Math.min(Math.max(pause * 2, 5), 60);
      retry = setTimeout(send, pause * 1000);
    } finally {
      sending = false;
      await say();
    }
  }

  async function sent(entry) {
    if (!csrf) await load();
    const answer = await fetch(root.dataset.messages, { method: "POST", body: body(entry), headers: { "X-CSRFToken": csrf }, redirect: "error" });
    const told = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : null;
    if (!told) { csrf = ""; throw new Error("not understood"); }
    if (told.status === "login") { root.dataset.loggedOut = "1"; csrf = ""; throw new Error("logged out"); }
    delete root.dataset.loggedOut;
    if (told.line) lines = lines.map((line) => (line.key === told.line.key ? told.line : line));
    if (told.status === "done" && entry.kind === "tick")
      sample = sample.map((row) => (row.key === entry.sampled ? { ...row, answer: entry.answer, words: wordOf(entry.answer), note: entry.note } : row));
    if (told.status === "done") await remove("outbox", entry.place);
    else await write("outbox", { ...entry, state: told.status, words: told.words, theirs: told.line });
    await keepLines();
    await show();
    return true;
  }

  async function load() {
    const answer = await fetch(root.dataset.lines, { redirect: "error" });
    const told = await answer.json();
    if (told.status === "login") { root.dataset.loggedOut = "1"; throw new Error("logged out"); }
    ({ lines, sample, csrf } = told);
    await keepLines();
  }

  const keepLines = () => write("lines", { lines, sample }, own);

  async function keepPage() {
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register(root.dataset.worker);
    const files = performance.getEntriesByType("resource").map((each) => each.name).filter((name) => new URL(name).pathname.startsWith("/static/"));
    const store = await caches.open("qms-field");
    await Promise.all([location.pathname, ...new Set(files)].map((each) => store.add(each).catch(() => undefined)));
    root.dataset.kept = "1";
  }

  async function begin() {
    db = await opened;
    ({ lines, sample } = await read("lines", own) || { lines, sample });
    await show();
    try { await load(); await show(); } catch { await say(); }
    send();
    if (document.readyState === "complete") keepPage(); else addEventListener("load", keepPage);
  }
  addEventListener("online", send);
  addEventListener("offline", () => say());
  begin();
})();
