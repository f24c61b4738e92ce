// Photos beside an answer. Each is drawn anew as it is chosen: upright, as a JPEG, no larger than it must be, and
// without what the phone wrote into it (the place above all). They are kept with the draft from that moment.

import { button, made, paragraph } from "./element.js";
import { filled } from "./phrases.js";

const LONGEST_SIDE = 3000; // points; small print on a photographed page can still be read
const QUALITY = 0.85;
const PREVIEW = 96;
const KEPT_AS_IT_IS = ["image/jpeg", "image/png"]; // the server takes these, and takes the place out of them too

const decoded = (file) =>
  globalThis.createImageBitmap ? createImageBitmap(file).catch(() => null) : Promise.resolve(null);

function drawn(bitmap, longest) {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = made("canvas", { width, height });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // where a picture is seen through
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

// The file as it can be sent, or null where this browser can't make one of it.
export async function readied(file, limit) {
  const bitmap = await decoded(file);
  if (!bitmap) return KEPT_AS_IT_IS.includes(file.type) && file.size <= limit ? file : null;
  const blob = await new Promise((resolve) => drawn(bitmap, LONGEST_SIDE).toBlob(resolve, "image/jpeg", QUALITY));
  bitmap.close();
  if (!blob || blob.size > limit) return null;
  return new File([blob], `${file.name.replace(/\.\w+$/, "") || "photo"}.jpg`, { type: blob.type });
}

export class Photos {
  ready = Promise.resolve(); // until everything chosen is made ready

  // files: those of the draft; keep() is asked whenever there are others.
  constructor(words, files, limit, keep) {
    Object.assign(this, { words, limit, keep, files: files || [] });
    const accept = "image/*";
    this.input = made("input", {
      type: "file",
      accept,
      multiple: true,
      className: "visually-hidden",
      ariaLabel: words.photo,
    });
    // A browser's own chooser speaks the browser's language: the label that holds it is the field people see.
    const opener = made("label", { className: "btn field-opener" }, words.choose_photos, this.input);
    const hint = made("span", { className: "text-secondary small ms-2 field-drop", textContent: words.or_drop });
    this.shown = made("div", { className: "field-photos" });
    this.said = made("div", { role: "status" });
    this.node = made("div", { className: "field-chooser" }, opener, hint, this.said, this.shown);
    this.input.addEventListener("change", () => {
      const chosen = [...this.input.files];
      this.input.value = "";
      this.#takeNext(chosen);
    });
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#takeNext([...event.dataTransfer.files]);
    });
    this.#show();
  }

  #takeNext(chosen) {
    this.ready = this.ready.then(() => this.#take(chosen));
  }

  // How many of those chosen are made ready is told in percent: a phone needs a while for each.
  async #take(chosen) {
    const percent = made("p", { className: "mb-1" });
    this.said.replaceChildren(percent);
    for (const [at, file] of chosen.entries()) {
      percent.textContent = filled(this.words.readied, { percent: Math.round((100 * at) / chosen.length) });
      const photo = await readied(file, this.limit);
      if (photo) this.files = [...this.files, photo];
      else this.said.append(paragraph(filled(this.words.photo_left_out, { name: file.name }), "field-left-out"));
    }
    percent.remove();
    await this.keep();
    await this.#show();
  }

  async #leaveOut(photo) {
    this.files = this.files.filter((each) => each !== photo);
    await this.keep();
    await this.#show();
  }

  async #show() {
    const figures = await Promise.all(this.files.map((photo) => this.#figure(photo)));
    this.shown.replaceChildren(...figures);
  }

  async #figure(photo) {
    const bitmap = await decoded(photo);
    const picture = bitmap ? drawn(bitmap, PREVIEW) : made("span", { textContent: photo.name });
    const away = button("×", () => this.#leaveOut(photo));
    away.ariaLabel = filled(this.words.photo_away, { name: photo.name });
    return made("figure", {}, picture, away);
  }
}
