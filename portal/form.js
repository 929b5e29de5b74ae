/** The opt-in form: what it holds, and what is plainly missing before it is sent. */

import { clearErrors, showErrors, whileBusy } from "./fields.js";

/** Wire the form; `send(values)` posts it. */
export function optInForm(form, send) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = valuesOf(form);
    const missing = missingIn(values);
    if (missing.length) return showErrors(form, missing);
    clearErrors(form);
    return whileBusy(form.querySelector("[type=submit]"), "Sending…", () => send(values));
  });
}

/** Make it ready for another go: what is known already stands in it, and a consent is given anew each time. */
export function freshForm(form, known) {
  clearErrors(form);
  form.elements.consent.checked = false;
  for (const [name, value] of Object.entries(known)) form.elements[name].value ||= value;
}

function valuesOf(form) {
  const topics = [...form.querySelectorAll("[name=topics]:checked")].map((box) => box.value);
  const { name, phone, language, consent } = form.elements;
  return {
    name: name.value.trim(),
    phone: phone.value.trim(),
    consent: consent.checked,
    topics,
    language: language.value,
  };
}

function missingIn({ name, phone, consent, topics }) {
  return [
    !name && { field: "name", message: "Enter your name." },
    !phone && { field: "phone", message: "Enter your mobile number." },
    !topics.length && { field: "topics", message: "Choose at least one." },
    !consent && { field: "consent", message: "Tick the box if you agree. Without your consent we send nothing." },
  ].filter(Boolean);
}
