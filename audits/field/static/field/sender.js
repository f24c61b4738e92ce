// Sends what waits, one message at a time and in order. What fails is tried again, later and later; what the server
// does not accept keeps its answer and waits for a person.

const SHORTEST = 5;
const LONGEST = 60;

export class Sender {
  #sending = false;
  #asked = false; // once more while it was sending
  #retry;
  #pause = 0; // seconds

  // deliver(entry) sends one; settled() is told after every round.
  constructor(store, deliver, settled, later = (...given) => setTimeout(...given)) {
    Object.assign(this, { store, deliver, settled, later });
  }

  send = async () => {
    this.#asked = true;
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#retry);
    try {
      while (this.#asked) await this.#round();
      this.#pause = 0;
    } catch {
      this.#pause = Math.min(Math.max(this.#pause * 2, SHORTEST), LONGEST);
      this.#retry = this.later(this.send, this.#pause * 1000);
    } finally {
      this.#sending = false;
      await this.settled();
    }
  };

  async #round() {
    this.#asked = false;
    const open = (await this.store.waiting()).filter((entry) => !entry.state);
    // Photos whose words went ahead come last: they hold nothing back.
    for (const entry of [...open.filter((each) => !each.apart), ...open.filter((each) => each.apart)]) {
      await this.deliver(entry);
    }
  }
}
