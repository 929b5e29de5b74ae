/** The exact words that a person agrees to, shown letter by letter as they are stored. */

const NAMES = { en: "English", es: "Español", fr: "Français" };

/** The consent box of `form` with the words beside it; without the true words nobody can agree. */
export class Offer {
  /** The SHA-256 of the words that are shown; it goes with the form, so that no others go on record. */
  shown = null;

  /** `announce(text)` reads out that the words are others now. */
  constructor(form, announce) {
    this.box = form.elements.consent;
    this.language = form.elements.language;
    this.label = form.querySelector("#disclosure");
    this.submit = form.querySelector("[type=submit]");
    this.language.addEventListener("change", async () => {
      await this.show();
      announce(`The consent text is in ${NAMES[this.language.value]} now.`);
    });
  }

  /** Show the words in force, in the language that the form says; who agreed to others has not agreed to these. */
  async show() {
    try {
      const offered = await readDisclosures();
      offerLanguages(this.language, offered.map((each) => each.language));
      const disclosure = offered.find((each) => each.language === this.language.value);
      await mustBeOnRecord(disclosure);
      if (disclosure.sha256 === this.shown) return;
      showWords(this.label, disclosure);
      this.box.checked = false;
      this.shown = disclosure.sha256;
    } catch (problem) {
      this.label.textContent = problem.message;
      this.box.disabled = this.submit.disabled = true;
    }
  }
}

/** The disclosures in force, one for each language that has one. */
async function readDisclosures() {
  const answer = await fetch(new URL("disclosure.json", import.meta.url), { cache: "no-cache" });
  if (!answer.ok) throw new Error("The consent text cannot be loaded, so nobody can agree to it now.");
  return (await answer.json()).disclosures;
}

/** Fail when there are no words, or not those of the hash. */
async function mustBeOnRecord(disclosure) {
  if (!disclosure || (await sha256(disclosure.text)) !== disclosure.sha256) {
    throw new Error("The consent text is not the one on record, so nobody can agree to it now.");
  }
}

function offerLanguages(select, languages) {
  const offered = [...select.options].map((option) => option.value);
  if (offered.join() === languages.join()) return;
  const chosen = select.value;
  select.replaceChildren(...languages.map((each) => new Option(NAMES[each] ?? each, each)));
  select.value = languages.includes(chosen) ? chosen : languages[0];
}

/** Put the words into `label`; addresses become links, no character changes. */
function showWords(label, { text, language }) {
  label.lang = language;
  label.replaceChildren(...text.split(/(https?:\/\/[^\s]*[^\s.,;])/).map((part, at) => (at % 2 ? link(part) : part)));
}

function link(address) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.target = "_blank";
  anchor.rel = "noopener";
  anchor.textContent = address;
  return anchor;
}

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
