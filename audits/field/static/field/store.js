// The store of the device: what is half typed (drafts), the questions as last read (lines), and what the server has
// not confirmed yet (outbox). Everything is kept for one person and one audit; nobody reads another's.

const NAME = "qms-field";
const VERSION = 1;

function create(db) {
  for (const name of ["drafts", "lines"]) db.createObjectStore(name);
  db.createObjectStore("outbox", { keyPath: "place", autoIncrement: true });
}

const opened = (factory) =>
  new Promise((resolve, reject) => {
    const asked = factory.open(NAME, VERSION);
    asked.onupgradeneeded = () => create(asked.result);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

export class Store {
  #db;
  #own;

  constructor(db, own) {
    this.#db = db;
    this.#own = own;
  }

  static async of(person, audit, factory = indexedDB) {
    return new Store(await opened(factory), `${person}/${audit}`);
  }

  // ── Drafts, each under the name of its form

  draft = (name) => this.#read("drafts", (drafts) => drafts.get(this.#key(name)));

  keepDraft = (name, typed) => this.#write("drafts", (drafts) => drafts.put(typed, this.#key(name)));

  dropDraft = (name) => this.#write("drafts", (drafts) => drafts.delete(this.#key(name)));

  // ── The questions and the sample as last read

  questions = () => this.#read("lines", (lines) => lines.get(this.#own));

  keepQuestions = (found) => this.#write("lines", (lines) => lines.put(found, this.#own));

  // ── Messages in the order in which they were saved

  async waiting() {
    const all = await this.#read("outbox", (outbox) => outbox.getAll());
    return all.filter((entry) => entry.own === this.#own);
  }

  add = (message) => this.#write("outbox", (outbox) => outbox.add({ ...message, own: this.#own }));

  change = (entry) => this.#write("outbox", (outbox) => outbox.put(entry));

  remove = (entry) => this.#write("outbox", (outbox) => outbox.delete(entry.place));

  #key = (name) => `${this.#own}/${name}`;

  #read = (name, act) => this.#within(name, "readonly", act);

  #write = (name, act) => this.#within(name, "readwrite", act);

  // Done is what lies on the disk ("strict"): a phone whose battery ends the next moment has lost nothing.
  #within(name, mode, act) {
    return new Promise((resolve, reject) => {
      const transaction = this.#db.transaction(name, mode, { durability: "strict" });
      const asked = act(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}
