// A file field in the page's own language: the browser's button speaks the language of the browser.
for (const field of document.querySelectorAll(".file input")) {
  field.addEventListener("change", () => {
    const names = [...field.files].map((file) => file.name);
    if (names.length) field.parentElement.querySelector("output").textContent = names.join(", ");
  });
}
