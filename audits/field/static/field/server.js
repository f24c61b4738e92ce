// The server, as a device meets it: it gives the questions and takes messages. Every answer that is not its own, a
// page of a proxy or of a hotel's network, counts as no answer.

const isJson = (answer) => answer.headers.get("Content-Type") === "application/json";

const hasFiles = (form) => [...form.values()].some((each) => typeof each === "object" && each.size);

// As fetch, and tells how much of the body is on its way; `told(percent)` is null when that is over.
export function carry(address, { method, body, headers }, told, request = new XMLHttpRequest()) {
  return new Promise((taken, lost) => {
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total) told(Math.min(100, Math.floor((100 * loaded) / total)));
    });
    request.addEventListener("load", () =>
      taken({
        headers: { get: (name) => request.getResponseHeader(name) },
        json: async () => JSON.parse(request.responseText),
      }),
    );
    request.addEventListener("error", () => lost(new TypeError("no answer")));
    request.addEventListener("loadend", () => told(null));
    request.open(method, address);
    Object.entries(headers).forEach((header) => request.setRequestHeader(...header));
    request.send(body);
  });
}

export class Server {
  isLoggedOut = false;
  onWay = () => {}; // is told the percent of photos that are on their way, and null when none are
  #proof = ""; // that a message comes from our page; asked for anew after every misunderstanding

  constructor(
    { lines, messages },
    ask = (...given) => fetch(...given),
    withFiles = globalThis.XMLHttpRequest && carry,
  ) {
    Object.assign(this, { lines, messages, ask, withFiles });
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
    const answer = await this.#asked(address, { ...options, redirect: "error" });
    const told = isJson(answer) ? await answer.json() : {};
    this.isLoggedOut = told.status === "login";
    if (isJson(answer) && !this.isLoggedOut) return told;
    this.#proof = "";
    throw new Error(this.isLoggedOut ? "logged out" : "not understood");
  }

  // Only what holds photos takes long enough to be told of.
  #asked(address, options) {
    const isLong = this.withFiles && options.body instanceof FormData && hasFiles(options.body);
    return isLong ? this.withFiles(address, options, this.onWay) : this.ask(address, options);
  }
}
