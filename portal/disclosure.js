/** The exact words that a person agrees to, shown letter by letter as they are stored. */

/** The consent box of `form` with the words beside it; without the true words nobody can agree. */
export class Offer {
  #shown = null;

  constructor(form) {
    this.box = form.elements.consent;
    this.label = form.querySelector("#disclosure");
    this.submit = form.querySelector("[type=submit]");
  }

  /** Show the words in force. */
  async show() {
    try {
      const disclosure = await readDisclosure();
      showWords(this.label, disclosure);
      this.#shown = disclosure.sha256;
    } catch (problem) {
      this.label.textContent = problem.message;
      this.box.disabled = this.submit.disabled = true;
    }
  }

  /** Whether what was read is still what would go on record; else the new words are shown, not agreed to. */
  async stands() {
    const read = this.#shown;
    await this.show();
    if (read !== this.#shown) this.box.checked = false;
    return read === this.#shown;
  }
}

/** The disclosure in force, or an error when its words are not those of its hash. */
async function readDisclosure() {
  const answer = await fetch(new URL("disclosure.json", import.meta.url), { cache: "no-cache" });
  if (!answer.ok) throw new Error("The consent text cannot be loaded, so nobody can agree to it now.");
  const disclosure = await answer.json();
  if ((await sha256(disclosure.text)) !== disclosure.sha256) {
    throw new Error("The consent text is not the one on record, so nobody can agree to it now.");
  }
  return disclosure;
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
