/** Errors of a form: each message at its field, the first of them under the cursor. */

/** Take all messages away. */
export function clearErrors(form) {
  sayAbove(form, "");
  for (const field of form.querySelectorAll("[data-field]")) markField(field, "");
}

/** Show `errors` ([{field, message}]) at their fields; `detail` stands above the form when none has one. */
export function showErrors(form, errors, detail) {
  clearErrors(form);
  const placed = errors.filter((error) => placeError(form, error));
  const homeless = errors.filter((error) => !placed.includes(error)).map((error) => `${error.field}: ${error.message}`);
  sayAbove(form, [placed.length ? howMany(placed.length) : detail, ...homeless].join(" ").trim());
  const first = form.querySelector("[aria-invalid=true]");
  (first ?? form.querySelector(".form-problem")).focus();
}

/** Run `work` once at a time; the button says so and keeps the focus. */
export async function whileBusy(button, label, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  const before = button.textContent;
  button.setAttribute("aria-disabled", "true");
  button.textContent = label;
  try {
    await work();
  } finally {
    button.removeAttribute("aria-disabled");
    button.textContent = before;
  }
}

function placeError(form, { field: path, message }) {
  const name = String(path).split(/[.[]/)[0];
  const field = [...form.querySelectorAll("[data-field]")].find((each) => each.dataset.field === name);
  if (!field) return false;
  markField(field, sentence(field, message));
  return true;
}

function markField(field, message) {
  field.classList.toggle("wrong", Boolean(message));
  field.querySelector(".error").textContent = message;
  for (const input of field.querySelectorAll("input, select")) {
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

/** "is unknown" → "Mobile phone number is unknown."; whole sentences stay as they are. */
function sentence(field, message) {
  if (!/^\p{Ll}/u.test(message)) return message;
  const label = field.querySelector("legend") ?? field.querySelector("label strong") ?? field.querySelector("label");
  return `${label.textContent.trim()} ${message.replace(/\.?$/, ".")}`;
}

function sayAbove(form, text) {
  const place = form.querySelector(".form-problem");
  place.textContent = text;
  place.hidden = !text;
  place.tabIndex = -1;
}

function howMany(count) {
  return count === 1 ? "" : `${count} answers need another look.`;
}
