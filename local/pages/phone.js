/** One phone: its texts as bubbles and the box to reply. Words of others are only ever text, never markup. */

import { reply, thread } from "./carrier.js";

const STATUS_TO_COME = "accepted";

const RECEIPT_WITHIN = 60_000;

export class Phone {
  #bubbles = new Map();
  #last = null;
  #undecided = false;

  constructor(number, { onSent }) {
    this.number = number;
    this.element = document.getElementById("phone").content.cloneNode(true).firstElementChild;
    this.list = this.element.querySelector(".thread");
    this.#label();
    this.#wire(onSent);
  }

  /** Read the thread when something may be new in it; answers the texts that came in since. */
  async update(last) {
    if (last === this.#last && !this.#undecided) return [];
    const texts = await thread(this.number);
    const first = this.#last === null;
    this.#last = last;
    const fresh = texts.filter((text) => !this.#bubbles.has(text.id));
    this.#show(texts, fresh);
    this.#undecided = texts.some((text) => text.status === STATUS_TO_COME && this.#isYoung(text));
    return first ? [] : fresh.filter((text) => text.incoming);
  }

  /** Mark as the one that the address names. */
  select(selected) {
    this.element.classList.toggle("selected", selected);
    this.#link.toggleAttribute("aria-current", selected);
  }

  /** Bring it into view, ready to type. */
  reveal() {
    this.element.scrollIntoView({ block: "nearest" });
    this.#input.focus({ preventScroll: true });
  }

  get #link() {
    return this.element.querySelector(".number");
  }

  get #input() {
    return this.element.querySelector("input");
  }

  #label() {
    const spoken = `Phone ${this.number}`;
    this.element.setAttribute("aria-label", spoken);
    this.list.setAttribute("aria-label", `Texts of ${this.number}`);
    this.#input.setAttribute("aria-label", `Reply from ${this.number}`);
    this.element.querySelector(".quick").setAttribute("aria-label", "Quick replies");
    this.#link.textContent = this.number;
    this.#link.href = `#${this.number}`;
  }

  #wire(onSent) {
    const send = async (body) => {
      const place = this.element.querySelector(".error");
      place.textContent = "";
      try {
        await reply(this.number, body);
        onSent();
        return true;
      } catch (problem) {
        place.textContent = `Not sent. ${problem.message}`;
        return false;
      }
    };
    const form = this.element.querySelector("form");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const body = this.#input.value;
      if (body && (await send(body)) && this.#input.value === body) this.#input.value = "";
    });
    for (const button of form.querySelectorAll(".quick button")) {
      button.addEventListener("click", () => send(button.value));
    }
  }

  /** A receipt may still come; the carrier's clock may be a moved one, so this counts by our own. */
  #isYoung(text) {
    return Date.now() - this.#bubbles.get(text.id).seenAt < RECEIPT_WITHIN;
  }

  #show(texts, fresh) {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
    for (const text of fresh) this.#bubbles.set(text.id, { element: newBubble(text), seenAt: Date.now() });
    const bubbles = texts.map((text) => this.#bubbles.get(text.id).element);
    texts.forEach((text, at) => tellFate(bubbles[at], text));
    if (fresh.length) this.list.append(...bubbles);
    const count = texts.filter((text) => text.incoming).length;
    this.element.querySelector(".count").textContent = count === 1 ? "1 text" : `${count} texts`;
    if (fresh.length && atEnd) this.list.scrollTop = this.list.scrollHeight;
  }
}

function newBubble(text) {
  const bubble = make("li", text.incoming ? "in" : "out");
  const who = make("span", "visually-hidden", text.incoming ? "Got: " : "Sent: ");
  const time = make("time", "", clockTime(text.at));
  time.dateTime = text.at;
  const small = make("p", "small");
  small.append(time, make("span", "fate"));
  bubble.append(who, make("p", "body", text.body), small);
  return bubble;
}

function tellFate(bubble, text) {
  const parts = text.parts === 1 ? "1 part" : `${text.parts} parts`;
  const said = text.incoming ? ` · ${parts} · ${text.encoding} · ${text.status}` : "";
  const place = bubble.querySelector(".fate");
  if (place.textContent !== said) place.textContent = said;
}

function clockTime(iso) {
  const time = new Date(iso);
  const style = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  const today = time.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat("en", today ? style : { month: "short", day: "numeric", ...style }).format(time);
}

function make(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
