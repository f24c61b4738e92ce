// Turns textareas marked data-editor into Trix editors. Without script they stay textareas.

// The words of the editor's buttons stand beside its field.
function wordsOf(area) {
  const beside = area.nextElementSibling;
  return beside?.type === "application/json" ? JSON.parse(beside.textContent) : {};
}

function dress(area) {
  Object.assign(window.Trix.config.lang, wordsOf(area));
  const kept = document.createElement("input");
  Object.assign(kept, { type: "hidden", name: area.name, value: area.value, id: area.id });
  kept.dataset.typed = "";
  const editor = document.createElement("trix-editor");
  editor.className = "form-control";
  editor.setAttribute("input", area.id);
  editor.setAttribute("aria-labelledby", `${area.id}_label`);
  const description = area.getAttribute("aria-describedby");
  if (description) editor.setAttribute("aria-describedby", description);
  area.replaceWith(kept, editor);
}

const start = () => document.querySelectorAll("textarea[data-editor]").forEach(dress);

// Files are attachments of the record, with their own checks; the text takes none.
document.addEventListener("trix-file-accept", (event) => event.preventDefault());
document.addEventListener("trix-initialize", (event) => {
  event.target.toolbarElement.querySelector("[data-trix-button-group='file-tools']")?.remove();
});
if (document.readyState === "complete") start();
else window.addEventListener("load", start);
