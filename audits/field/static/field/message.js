// A message to the server: one answer, tick or finding. Its key lets the server count it once, however often it comes.

function key() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Without https a browser offers no randomUUID, but random numbers.
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  const hex = bytes.map((each) => each.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

export const stamped = (values, now = new Date()) => ({ ...values, message: key(), noted_at: now.toISOString() });

// An answer whose photos don't get through: its words as a message of their own. The first keeps its key, so that it
// counts once, whether the server had it already or not.
export const wordsOf = ({ place, files, failed, apart, ...entry }) => ({ ...entry, state: "", message: key() });

// What only the device needs of an entry; the rest are fields of the form.
const OF_THE_DEVICE = ["place", "own", "state", "words", "theirs", "files", "failed", "apart"];

export function formOf(entry, audit) {
  const form = new FormData();
  const fields = Object.entries({ ...entry, audit, "whole-form": "1" });
  for (const [name, value] of fields) {
    if (value !== undefined && !OF_THE_DEVICE.includes(name)) form.append(name, value);
  }
  for (const file of entry.files || []) form.append("files", file, file.name || "photo.jpg");
  return form;
}
