// Shows a question only while the answers it depends on ask for it. A hidden one is not sent:
// the server takes it as unanswered, and the answer is still there when it is shown again.
const form = document.getElementById("phieu");

const answer = (name) => {
  const fields = [...form.querySelectorAll(`[name="${name}"]`)];
  if (fields[0]?.type === "checkbox") return fields.filter((field) => field.checked).map((field) => field.value).join(",");
  const chosen = fields.find((field) => field.type !== "radio" || field.checked);
  return chosen ? chosen.value : "";
};

// The household's facts are named h-…, a member's p<number>-….
const holds = (condition, owner) =>
  Object.entries(condition.equals ?? {}).every(([fact, value]) => answer(`h-${fact}`) === value) &&
  Object.entries(condition.unless ?? {}).every(([fact, values]) => !values.map(String).includes(answer(`${owner}-${fact}`)));

const refresh = () => {
  for (const question of form.querySelectorAll("[data-when]")) {
    const owner = question.id.slice(2).split("-")[0];
    const needed = JSON.parse(question.dataset.when).some((condition) => holds(condition, owner));
    question.hidden = !needed;
    for (const field of question.querySelectorAll("input, select")) field.disabled = !needed;
  }
};

// What differs from the household's form before is said in words, also while it is being typed.
const plain = (text) => text.replaceAll(".", "").replace(/,(\d*?)0*$/, ",$1").replace(/,$/, "").trim();
// A field names the sentences about it, for a screen reader: a hidden one would be read as well.
const describe = (field, id, wanted) => {
  const ids = new Set((field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  wanted ? ids.add(id) : ids.delete(id);
  ids.size ? field.setAttribute("aria-describedby", [...ids].join(" ")) : field.removeAttribute("aria-describedby");
};

const compare = () => {
  let count = 0;
  for (const question of form.querySelectorAll("[data-before]")) {
    const differs = !question.hidden && plain(answer(question.id.slice(2))) !== plain(question.dataset.before);
    const said = question.querySelector(".before");
    said.hidden = !differs;
    describe(question.querySelector("[role=radiogroup], [role=group], select, input"), said.id, differs);
    count += differs;
  }
  const told = document.querySelector("[data-changes]");
  if (told) told.textContent = count;
};

form.addEventListener("input", () => { refresh(); compare(); });
refresh();
compare();

// Leaving with unsaved answers asks first.
let changed = false;
form.addEventListener("input", () => { changed = true; });
form.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
document.querySelector(".question .field-error")?.closest(".question").querySelector("input, select")?.focus();

// An answer given before the scripts were there, as on a slow line, counts as one given when they are.
const isChanged = (field) => {
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const first = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(first, 0);
};
document.addEventListener("htmx:load", () => {
  const fields = [...form.elements].filter((field) => field.name && field.type !== "hidden");
  if (fields.some(isChanged)) form.dispatchEvent(new Event("input", { bubbles: true }));
}, { once: true });
