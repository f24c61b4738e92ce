// The sheet on the screen. A card is drawn anew only when something of it changed, and never under the fingers of
// whoever types in it.

import { dossierCard, questionCard } from "./cards.js";
import { made, paragraph } from "./element.js";
import { troubleBox } from "./troubles.js";

const stampOf = (known, waiting) => JSON.stringify([known, waiting.map((entry) => [entry.place, entry.state])]);

export class Sheet {
  #drawn = new Map(); // id: { stamp, node }
  #percent = null; // of the photos that are on their way just now
  #offered = null; // the question that was opened by itself; whoever closes it is not asked again

  // visit: what is known, what waits, and what is done with it.
  constructor(visit, words) {
    Object.assign(this, { visit, words });
    const { root } = visit;
    this.progress = root.querySelector(".field-progress");
    this.troubles = root.querySelector(".field-troubles");
    this.list = root.querySelector(".field-lines");
    this.onward = root.querySelector(".field-next");
  }

  show = async () => {
    const waiting = await this.visit.store.waiting();
    this.#place(await this.#cards(waiting));
    const next = this.visit.checklist.next(waiting);
    if (this.#offered !== next?.key) this.#open(next);
    await this.say();
  };

  // How far it is, what went wrong, and the way to the next question.
  say = async () => {
    const { store, checklist, server } = this.visit;
    const waiting = await store.waiting();
    const signal = { online: navigator.onLine, loggedOut: server.isLoggedOut, percent: this.#percent };
    this.progress.textContent = checklist.progress(waiting, signal);
    const refused = waiting.filter((entry) => entry.state);
    this.troubles.replaceChildren(...refused.map((entry) => this.#trouble(entry)));
    const next = checklist.next(waiting);
    this.onward.hidden = !next;
    this.onward.onclick = () => this.#open(next).scrollIntoView();
  };

  onWay = (percent) => {
    const isNew = percent !== this.#percent;
    this.#percent = percent;
    return isNew ? this.say() : undefined;
  };

  async #cards(waiting) {
    const { words } = this;
    const { checklist, store, put } = this.visit;
    const place = { words, store, put, limit: Number(this.visit.root.dataset.limit) || Infinity };
    const cards = [];
    for (const [at, line] of checklist.lines.entries()) {
      if (line.clause !== checklist.lines[at - 1]?.clause) cards.push(heading(line.clause));
      const about = checklist.about(line, waiting);
      const draw = () => questionCard(place, line, about);
      cards.push(await this.#card(`line-${line.key}`, stampOf(line.sequence, about), draw));
    }
    if (checklist.sample.length) cards.push(heading(words.sample));
    for (const row of checklist.sample) {
      const about = checklist.aboutDossier(row, waiting);
      const draw = () => dossierCard(place, row, about);
      cards.push(await this.#card(`sampled-${row.key}`, stampOf([row.answer, row.note], about), draw));
    }
    return cards.length ? cards : [paragraph(words.nothing, "")];
  }

  async #card(id, stamp, draw) {
    const old = this.#drawn.get(id);
    if (old?.stamp === stamp) return old.node;
    const typing = old?.node.contains(document.activeElement) && document.activeElement.matches("textarea, select");
    if (typing) {
      old.node.addEventListener("focusout", () => setTimeout(this.show), { once: true });
      return old.node;
    }
    const node = await draw();
    this.#drawn.set(id, { stamp, node });
    return node;
  }

  // The focus stays where it was, though its card moved.
  #place(wanted) {
    const [list, focused] = [this.list, document.activeElement];
    const isThere = (node, at) => node === list.children[at] || node.tagName === "H2";
    if (wanted.length === list.children.length && wanted.every(isThere)) return;
    list.replaceChildren(...wanted);
    if (focused !== document.activeElement && list.contains(focused)) focused.focus();
  }

  #open(line) {
    this.#offered = line?.key;
    const card = line && this.#drawn.get(`line-${line.key}`).node;
    if (card) card.querySelector("details").open = true;
    return card;
  }

  #trouble(entry) {
    const { visit, words } = this;
    const decide = { again: (changes) => visit.again(entry, changes), drop: () => visit.drop(entry) };
    return troubleBox(words, entry, visit.checklist.line(entry.line), decide);
  }
}

const heading = (text) => made("h2", { className: "h4", textContent: text });
