// The server, as a device meets it: it gives the questions and takes messages. Every answer that is not its own, a
// page of a proxy or of a hotel's network, counts as no answer.

const isJson = (answer) => answer.headers.get("Content-Type") === "application/json";

export class Server {
  isLoggedOut = false;
  #proof = ""; // that a message comes from our page; asked for anew after every misunderstanding

  constructor({ lines, messages }, ask = (...given) => fetch(...given)) {
    Object.assign(this, { lines, messages, ask });
  }

  get isKnown() {
    return Boolean(this.#proof);
  }

  // The questions and the sample as they stand. Fails when there is no answer, or nobody is logged in.
  async questions() {
    const { csrf, lines, sample } = await this.#told(this.lines, {});
    this.#proof = csrf;
    return { lines, sample };
  }

  // What became of a message: its status, in words, with the line as it now stands. Fails as above.
  take(form) {
    return this.#told(this.messages, { method: "POST", body: form, headers: { "X-CSRFToken": this.#proof } });
  }

  async #told(address, options) {
    const answer = await this.ask(address, { ...options, redirect: "error" });
    const told = isJson(answer) ? await answer.json() : {};
    this.isLoggedOut = told.status === "login";
    if (isJson(answer) && !this.isLoggedOut) return told;
    this.#proof = "";
    throw new Error(this.isLoggedOut ? "logged out" : "not understood");
  }
}
