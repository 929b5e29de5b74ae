/** The signed-in page: reads where the person stands, shows it, and does what they ask for. */

import { connect } from "./api.js";
import { Offer } from "./disclosure.js";
import { clearErrors, showErrors, whileBusy } from "./fields.js";
import { freshForm, optInForm } from "./form.js";
import { forgetInvitation, readInvitation } from "./invitation.js";
import { leaving } from "./leave.js";
import { poll } from "./poll.js";
import { Preferences } from "./preferences.js";
import { followed, situation, stamp } from "./situation.js";
import { inOneSentence, showState } from "./view.js";

const SOON = 2_000;
/** While the person's phone is to answer. */

const NOW_AND_THEN = 10_000;
/** A STOP from the phone should show here too. */

const ASKED = "assent.asked";

const CHANGED = { field: "consent", message: "This text has changed. Read it again, and tick the box if you agree." };

/** The kinds of `situation` in which the form is what comes next. */
const AT_THE_FORM = ["none", "opted_out", "suspended"];

const AGAIN = { pending: "No text, or an old code?", stopped: "Use another number", opted_in: "Use another number" };

const find = (id) => document.getElementById(id);

export class Portal {
  #me = null;
  #asked = JSON.parse(sessionStorage.getItem(ASKED) ?? "null");
  #formWanted = false;

  constructor({ session, config, leave }) {
    this.session = session;
    this.brand = config.brand;
    this.leave = leave;
    this.api = connect(session.token);
    this.form = find("opt-in");
    this.offer = new Offer(this.form, announce);
    this.preferences = new Preferences(find("preferences"), config, (changes) => this.#change(changes));
    this.card = find("state");
  }

  /** Show everything and keep it true. */
  async open({ focus }) {
    this.leaving = leaving(this.card, () => this.#tried(find("trouble"), () => this.#optOut()));
    optInForm(this.form, (values) => this.#tried(this.form, () => this.#optIn(values)));
    find("code-form").addEventListener("submit", (event) => this.#submitCode(event));
    find("again").addEventListener("click", () => this.#openForm());
    find("form-cancel").addEventListener("click", () => this.#closeForm());
    find("keep").addEventListener("click", () => this.#keepTexts());
    this.#freshForm();
    await this.offer.show();
    this.refresh = poll(() => this.#round(), () => (this.#waiting() ? SOON : NOW_AND_THEN));
    await this.refresh();
    if (focus) find("state-title").focus();
  }

  #waiting() {
    return this.#asked || ["pending", "held", "stopped"].includes(this.card.dataset.kind);
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
    const changed = showState(this.card, situation(this.#me, this.#asked), this.brand);
    if (changed) this.#settle();
    if (this.#me) this.preferences.show(this.#me);
    this.#showParts(this.card.dataset.kind);
    if (!changed) return;
    announce(first ? "" : inOneSentence(this.card));
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
    const atStart = AT_THE_FORM.includes(kind);
    find("form-card").hidden = !(atStart || this.#formWanted);
    find("form-title").textContent = ["opted_out", "suspended"].includes(kind) ? "Opt in again" : "Opt in";
    find("form-cancel").hidden = atStart;
    find("form-hint").hidden = kind !== "pending";
    find("code-form").hidden = kind !== "pending";
    find("keep").hidden = kind !== "held";
    find("again").hidden = !(kind in AGAIN) || this.#formWanted;
    find("again").textContent = AGAIN[kind] ?? "";
    find("leave").hidden = ["none", "opted_out", "stopped"].includes(kind);
    find("preferences-card").hidden = kind !== "opted_in";
  }

  #freshForm() {
    const invited = readInvitation();
    freshForm(this.form, { name: invited.name || this.session.person().name, phone: invited.phone });
  }

  #openForm() {
    this.#formWanted = true;
    this.#freshForm();
    this.#showParts(this.card.dataset.kind);
    find("form-title").focus();
  }

  #closeForm() {
    this.#formWanted = false;
    this.#showParts(this.card.dataset.kind);
    find("again").focus();
  }

  async #optIn(values) {
    const before = stamp(this.#me);
    const { status, content } = await this.#sent(values);
    this.#keep(status === 202 ? { ...content, before } : null);
    forgetInvitation();
    await this.#afterwards();
    this.#freshForm();
  }

  /** Send the form for the words that were shown; where others are in force by now, show those. */
  async #sent(values) {
    try {
      return await this.api.optIn({ ...values, disclosure: this.offer.shown });
    } catch (problem) {
      const moved = problem.errors?.some((error) => error.field === "disclosure");
      if (!moved) throw problem;
      await this.offer.show();
      throw Object.assign(problem, { errors: problem.errors.map((e) => (e.field === "disclosure" ? CHANGED : e)) });
    }
  }

  /** Save what the person changed; where they are not opted in any more, show what they are instead. */
  async #change(changes) {
    await this.#tried(this.preferences.form, async () => {
      try {
        const { content } = await this.api.change(changes);
        this.preferences.saved(content);
      } finally {
        await this.refresh();
      }
    });
  }

  /** The answer to a question about an unclear reply: any change made here ends the doubt. */
  #keepTexts() {
    return whileBusy(find("keep"), "Keeping them…", () =>
      this.#tried(find("trouble"), async () => {
        await this.api.change({ topics: this.#me.topics });
        await this.#afterwards();
      }),
    );
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

function announce(text) {
  find("announcer").textContent = text;
}

/** What went wrong and when to try again, for a person. */
function explained(problem) {
  if (problem.status === undefined) return "The service cannot be reached just now. Try again in a moment.";
  if (problem.status !== 429 || !problem.retryAfter) return problem.message;
  const minutes = Math.ceil(problem.retryAfter / 60);
  const wait = minutes >= 120 ? `${Math.ceil(minutes / 60)} hours` : minutes > 1 ? `${minutes} minutes` : "a minute";
  return `${problem.message} Try again in ${wait}.`;
}
