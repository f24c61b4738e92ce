// One auditor at one audit: what is typed goes into the store, what the store holds goes to the server, and the sheet
// shows how both stand.

import { Checklist } from "./checklist.js";
import { formOf, stamped, wordsOf } from "./message.js";
import { Sender } from "./sender.js";
import { Sheet } from "./sheet.js";

export class Visit {
  constructor({ root, words, store, server }) {
    Object.assign(this, { root, store, server });
    this.checklist = new Checklist(words);
    this.sheet = new Sheet(this, words);
    server.onWay = this.sheet.onWay;
    this.sender = new Sender(store, this.#deliver, this.sheet.say);
  }

  // First from the device alone, then from the server, if there is one.
  async begin() {
    this.checklist.know(await this.store.questions());
    await this.sheet.show();
    await this.#load().then(this.sheet.show, this.sheet.say);
    await this.sender.send();
  }

  put = async (values, draft) => {
    await this.store.add(stamped(values));
    await this.store.dropDraft(draft);
    await this.sheet.show();
    this.root.dataset.put = Number(this.root.dataset.put || 0) + 1;
    this.sender.send();
  };

  // A message that was not accepted goes once more.
  async again(entry, changes) {
    await this.store.change({ ...entry, ...changes, state: "" });
    await this.sheet.show();
    this.sender.send();
  }

  async drop(entry) {
    await this.store.remove(entry);
    await this.sheet.show();
  }

  async #load() {
    this.checklist.know(await this.server.questions());
    await this.#keep();
  }

  #deliver = async (entry) => {
    if (!this.server.isKnown) await this.#load();
    const told = await this.#taken(entry);
    this.checklist.settle(entry, told);
    if (told.status === "done") await this.store.remove(entry);
    else await this.store.change({ ...entry, state: told.status, words: told.words, theirs: told.line });
    await this.#keep();
    await this.sheet.show();
  };

  // What the server says; where it is the photos that don't get through, the words go on without them.
  async #taken(entry) {
    try {
      const told = await this.server.take(formOf(entry, this.root.dataset.audit));
      if (told.at_files) await this.#part(entry);
      return told;
    } catch (fault) {
      if (navigator.onLine && !this.server.isLoggedOut) await this.#failed(entry);
      throw fault;
    }
  }

  // The first time it may have been the answer of the server that was lost.
  async #failed(entry) {
    if (entry.failed) await this.#part(entry);
    else if (entry.files?.length) await this.store.change({ ...entry, failed: true });
  }

  async #part(entry) {
    if (!entry.files?.length || entry.apart || !entry.note?.trim()) return;
    entry.apart = true;
    await this.store.change(entry);
    await this.store.add(wordsOf(entry));
    this.sender.send();
  }

  #keep = () => this.store.keepQuestions({ lines: this.checklist.lines, sample: this.checklist.sample });
}
