/** The preferences of somebody who is opted in: shown as they are stored, saved as they are changed. */

import { clearErrors, showErrors, whileBusy } from "./fields.js";
import { nameZones } from "./zones.js";

const FIELDS = ["topics", "services", "locations", "quiet_hours", "urgent_in_quiet_hours", "time_zone", "language"];

/** What quiet hours begin with when somebody turns them on. */
const NIGHT = { from: "22:00", to: "07:00" };

export class Preferences {
  #stored = null;
  #before = null;

  /** The form, with a catalogue of `services` and `locations` to choose from; `save(changes)` saves. */
  constructor(form, { services, locations }, save) {
    this.form = form;
    this.lists = [new Choice(form, "services", services ?? []), new Choice(form, "locations", locations ?? [])];
    this.showZone = nameZones(form);
    form.elements.quiet.addEventListener("change", () => this.#showTimes());
    form.addEventListener("input", () => this.#say(""));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      return this.#submit(save);
    });
  }

  /** Show what is stored, unless the person is in the middle of changing it. */
  show(me) {
    const stored = of(me);
    if (same(stored, this.#stored) || (this.#stored && this.#changes().length)) return;
    this.#fill(stored);
  }

  /** This is what is stored from now on. */
  saved(me) {
    this.#fill(of(me));
    this.#say("Saved.");
  }

  async #submit(save) {
    const wrong = this.#wrong();
    if (wrong.length) return showErrors(this.form, wrong);
    clearErrors(this.form);
    const changes = this.#changes();
    if (!changes.length) return this.#say("Nothing has changed.");
    const button = this.form.querySelector("[type=submit]");
    return whileBusy(button, "Saving…", () => save(Object.fromEntries(changes)));
  }

  /** What the person made otherwise, by name. */
  #changes() {
    const now = this.#values();
    return FIELDS.filter((name) => !same(now[name], this.#before[name])).map((name) => [name, now[name]]);
  }

  #values() {
    const { quiet, from, to, urgent, time_zone, language } = this.form.elements;
    const lists = this.lists.map((list) => [list.name, list.value()]);
    return {
      topics: ticked(this.form, "topics"),
      ...Object.fromEntries(lists),
      quiet_hours: quiet.checked ? { from: from.value, to: to.value } : null,
      urgent_in_quiet_hours: urgent.checked,
      time_zone: time_zone.value,
      language: language.value,
    };
  }

  /** What is plainly wrong before anything is sent. */
  #wrong() {
    const { topics, quiet_hours: hours } = this.#values();
    const none = "Choose at least one. To end all texts, use “Opt out” above.";
    return [
      !topics.length && { field: "topics", message: none },
      ...this.lists.filter((list) => list.isEmpty()).map(({ name }) => ({ field: name, message: "Choose at least one, or all of them." })),
      hours && !(hours.from && hours.to) && { field: "quiet_hours", message: "Enter both times." },
      hours && hours.from && hours.from === hours.to && { field: "quiet_hours", message: "Enter two different times." },
    ].filter(Boolean);
  }

  #fill(stored) {
    this.#stored = stored;
    clearErrors(this.form);
    tick(this.form, "topics", stored.topics);
    for (const list of this.lists) list.show(stored[list.name]);
    const { quiet, from, to, urgent, language } = this.form.elements;
    quiet.checked = Boolean(stored.quiet_hours);
    ({ from: from.value, to: to.value } = stored.quiet_hours ?? NIGHT);
    urgent.checked = stored.urgent_in_quiet_hours;
    language.value = stored.language;
    this.showZone(stored.time_zone);
    this.#showTimes();
    this.#before = this.#values();
  }

  #showTimes() {
    for (const part of this.form.querySelectorAll(".quiet-only")) part.hidden = !this.form.elements.quiet.checked;
  }

  #say(text) {
    this.form.querySelector("#preferences-said").textContent = text;
  }
}

/** All of a catalogue, or only some of it; the field is not there when the catalogue is empty. */
class Choice {
  constructor(form, name, catalogue) {
    this.name = name;
    this.form = form;
    this.field = form.querySelector(`[data-field=${name}]`);
    this.field.hidden = !catalogue.length;
    this.some = this.field.querySelector(".some");
    this.some.replaceChildren(...catalogue.map((each) => box(name, each)));
    this.radios = form.elements[`which_${name}`];
    for (const radio of this.radios) radio.addEventListener("change", () => this.#showBoxes());
  }

  show(chosen) {
    this.radios.value = chosen.length ? "some" : "all";
    tick(this.form, this.name, chosen);
    this.#showBoxes();
  }

  value() {
    return this.radios.value === "some" ? ticked(this.form, this.name) : [];
  }

  isEmpty() {
    return this.radios.value === "some" && !this.value().length;
  }

  #showBoxes() {
    this.some.hidden = this.radios.value !== "some";
  }
}

/** The preferences in what the API says of a person. */
function of(me) {
  return Object.fromEntries(FIELDS.map((name) => [name, Array.isArray(me[name]) ? [...me[name]].sort() : me[name]]));
}

function box(name, value) {
  const label = Object.assign(document.createElement("label"), { className: "choice" });
  const input = Object.assign(document.createElement("input"), { type: "checkbox", name, value });
  const text = Object.assign(document.createElement("span"), { textContent: value });
  label.append(input, text);
  return label;
}

function ticked(form, name) {
  return [...form.querySelectorAll(`[name=${name}]:checked`)].map((each) => each.value).sort();
}

function tick(form, name, values) {
  for (const each of form.querySelectorAll(`[name=${name}]`)) each.checked = values.includes(each.value);
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
