// The checklist as the device knows it: its lines, the sample of dossiers, and how far the answers go.

import { filled } from "./phrases.js";

// Keys come as numbers from the server and as words from a page.
const isSame = (one, other) => String(one) === String(other);

export class Checklist {
  lines = [];
  sample = [];

  constructor(words) {
    this.words = words;
  }

  know({ lines = [], sample = [] } = {}) {
    Object.assign(this, { lines, sample });
  }

  line = (key) => this.lines.find((line) => isSame(line.key, key));

  // What the server said to a message.
  settle(entry, told) {
    if (!told.line) return;
    const asTold = (row) => (row.key === told.line.key ? told.line : row);
    if (entry.kind === "tick") this.sample = this.sample.map(asTold);
    else this.lines = this.lines.map(asTold);
  }

  // The first question that has no answer, neither on the server nor waiting.
  next(waiting) {
    const isWaiting = (line) => waiting.some((entry) => entry.kind === "answer" && isSame(entry.line, line.key));
    return this.lines.find((line) => !line.answer && !isWaiting(line));
  }

  about = (line, waiting) => waiting.filter((entry) => isSame(entry.line, line.key));

  aboutDossier = (row, waiting) => waiting.filter((entry) => isSame(entry.sampled, row.key));

  // How far it is, in words.
  progress(waiting, { online, loggedOut, percent = null }) {
    const { words } = this;
    const answered = this.lines.filter((line) => line.answer).length;
    const told = [
      filled(words.answered, { count: answered, all: this.lines.length }),
      waiting.length ? filled(words.waiting, { count: waiting.length }) : words.sent,
    ];
    if (percent !== null) told.push(filled(words.on_way, { percent }));
    if (!online) told.push(words.offline);
    if (loggedOut) told.push(words.login);
    return told.join(" · ");
  }
}
