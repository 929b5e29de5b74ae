/** The signed-in page: reads where the person stands, shows it, and does what they ask for. */

import { connect } from "./api.js";
import { Offer } from "./disclosure.js";
import { clearErrors, showErrors, whileBusy } from "./fields.js";
import { freshForm, optInForm } from "./form.js";
import { leaving } from "./leave.js";
import { poll } from "./poll.js";
import { followed, situation, stamp, stillBlocked } from "./situation.js";
import { inOneSentence, showState } from "./view.js";

const SOON = 2_000;
/** While the person's phone is to answer. */

const NOW_AND_THEN = 10_000;
/** A STOP from the phone should show here too. */

const ASKED = "assent.asked";

const CHANGED = { field: "consent", message: "This text has changed. Read it again, and tick the box if you agree." };

const find = (id) => document.getElementById(id);

export class Portal {
  #me = null;
  #asked = JSON.parse(sessionStorage.getItem(ASKED) ?? "null");
  #blocked = null;
  #formWanted = false;

  constructor({ session, brand, leave }) {
    this.session = session;
    this.brand = brand;
    this.leave = leave;
    this.api = connect(session.token);
    this.form = find("opt-in");
    this.offer = new Offer(this.form);
    this.card = find("state");
  }

  /** Show everything and keep it true. */
  async open({ focus }) {
    this.leaving = leaving(this.card, () => this.#tried(find("trouble"), () => this.#optOut()));
    optInForm(this.form, (values) => this.#tried(this.form, () => this.#optIn(values)));
    find("code-form").addEventListener("submit", (event) => this.#submitCode(event));
    find("again").addEventListener("click", () => this.#openForm());
    find("form-cancel").addEventListener("click", () => this.#closeForm());
    freshForm(this.form, this.session.person().name);
    await this.offer.show();
    this.refresh = poll(() => this.#round(), () => (this.#waiting() ? SOON : NOW_AND_THEN));
    await this.refresh();
    if (focus) find("state-title").focus();
  }

  #waiting() {
    return this.#asked || this.#blocked || this.#me?.state === "pending";
  }

  async #round() {
    try {
      this.#learn(await this.api.me());
      this.#say("");
    } catch (problem) {
      if (problem.status === 401) return this.leave();
      this.#say("The service does not answer just now. Trying again…");
    }
  }

  #learn(me) {
    this.#me = me;
    this.#keep(followed(this.#asked, me));
    this.#blocked = stillBlocked(this.#blocked, me);
    this.#show();
  }

  #keep(asked) {
    this.#asked = asked;
    if (asked) sessionStorage.setItem(ASKED, JSON.stringify(asked));
    else sessionStorage.removeItem(ASKED);
  }

  #show() {
    const focused = document.activeElement;
    const first = this.card.hidden;
    const changed = showState(this.card, situation(this.#me, this.#asked, this.#blocked), this.brand);
    if (changed) this.#settle();
    this.#showParts(this.card.dataset.kind);
    if (!changed) return;
    find("announcer").textContent = first ? "" : inOneSentence(this.card);
    if (!focused.checkVisibility()) find("state-title").focus();
  }

  /** Another state: what was half done in the old one is over. */
  #settle() {
    this.#formWanted = false;
    this.leaving.close();
    clearErrors(find("code-form"));
    find("code-form").reset();
  }

  #showParts(kind) {
    const atStart = ["none", "opted_out", "suspended"].includes(kind);
    const form = find("form-card");
    form.hidden = !(atStart || this.#formWanted);
    find("form-title").textContent = kind === "opted_out" ? "Opt in again" : "Opt in";
    find("form-cancel").hidden = atStart;
    find("form-hint").hidden = kind !== "pending";
    find("code-form").hidden = kind !== "pending";
    find("again").hidden = atStart || this.#formWanted;
    find("again").textContent = kind === "pending" ? "No text, or an old code?" : "Use another number";
    find("leave").hidden = ["none", "opted_out", "blocked"].includes(kind);
  }

  #openForm() {
    this.#formWanted = true;
    freshForm(this.form, this.session.person().name);
    this.#showParts(this.card.dataset.kind);
    find("form-title").focus();
  }

  #closeForm() {
    this.#formWanted = false;
    this.#showParts(this.card.dataset.kind);
    find("again").focus();
  }

  async #optIn(values) {
    if (!(await this.offer.stands())) return showErrors(this.form, [CHANGED]);
    const before = stamp(this.#me);
    try {
      const { status, content } = await this.api.optIn(values);
      this.#blocked = null;
      this.#keep(status === 202 ? { ...content, before } : null);
    } catch (problem) {
      if (problem.status !== 409) throw problem;
      this.#blocked = { before };
    }
    await this.#afterwards();
    freshForm(this.form, this.session.person().name);
  }

  #submitCode(event) {
    event.preventDefault();
    const form = event.target;
    const code = form.elements.code.value.replace(/\D/g, "");
    if (code.length !== 6) return showErrors(form, [{ field: "code", message: "Enter the six digits of the code." }]);
    clearErrors(form);
    const button = form.querySelector("[type=submit]");
    return whileBusy(button, "Checking…", () => this.#tried(form, () => this.#confirm(code)));
  }

  async #confirm(code) {
    await this.api.confirm(code);
    this.#keep(null);
    await this.#afterwards();
  }

  async #optOut() {
    await this.api.optOut();
    this.#keep(null);
    this.#blocked = null;
    await this.#afterwards();
  }

  async #afterwards() {
    this.#formWanted = false;
    await this.refresh();
    find("state-title").focus();
  }

  /** Do `work`; a refusal is shown in `place`, a form or a line of text. */
  async #tried(place, work) {
    try {
      await work();
    } catch (problem) {
      if (problem.status === 401) return this.leave();
      const detail = explained(problem);
      if (place instanceof HTMLFormElement) showErrors(place, problem.errors ?? [], detail);
      else this.#say(detail);
    }
  }

  #say(text) {
    find("trouble").textContent = text;
    find("trouble").hidden = !text;
  }
}

/** What went wrong and when to try again, for a person. */
function explained(problem) {
  if (problem.status === undefined) return "The service cannot be reached just now. Try again in a moment.";
  if (problem.status !== 429 || !problem.retryAfter) return problem.message;
  const minutes = Math.ceil(problem.retryAfter / 60);
  const wait = minutes >= 120 ? `${Math.ceil(minutes / 60)} hours` : minutes > 1 ? `${minutes} minutes` : "a minute";
  return `${problem.message} Try again in ${wait}.`;
}
