// Turns textareas marked data-editor into Trix editors. Without script they stay textareas.
"use strict";
(() => {
  const dress = (area) => {
    const words = area.nextElementSibling && area.nextElementSibling.type === "application/json"
      ? JSON.parse(area.nextElementSibling.textContent) : {};
    Object.assign(window.Trix.config.lang, words);
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name: area.name, value: area.value, id: area.id });
    kept.dataset.typed = "";
    const editor = document.createElement("trix-editor");
    editor.className = "form-control";
    editor.setAttribute("input", area.id);
    editor.setAttribute("aria-labelledby", `${area.id}_label`);
    if (area.getAttribute("aria-describedby")) editor.setAttribute("aria-describedby", area.getAttribute("aria-describedby"));
    area.replaceWith(kept, editor);
  };
  // Files are attachments of the record, with their own checks; the text takes none.
  document.addEventListener("trix-file-accept", (event) => event.preventDefault());
  document.addEventListener("trix-initialize", (event) => {
    const files = event.target.toolbarElement.querySelector("[data-trix-button-group='file-tools']");
    if (files) files.remove();
  });
  const start = () => document.querySelectorAll("textarea[data-editor]").forEach(dress);
  if (document.readyState === "complete") start(); else window.addEventListener("load", start);
})();
