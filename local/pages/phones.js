/** All phones: who there is, who has news, and the one that the address names (`/phones#+14155550123`). */

import { phones } from "./carrier.js";
import { Phone } from "./phone.js";

const EVERY = 1_000;

const find = (id) => document.getElementById(id);
const cards = new Map();
let running = null;
let timer;
let settled = false;

document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : now()));
window.addEventListener("hashchange", () => select({ reveal: true }));
find("open").addEventListener("submit", openByNumber);
select({ reveal: false });
now().then(() => select({ reveal: true }));

/** One look at the carrier, at once; the next follows by itself while somebody looks at the page. */
function now() {
  running ??= look().finally(() => {
    running = null;
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(now, EVERY);
  });
  return running;
}

async function look() {
  try {
    const known = await phones();
    for (const { number } of known) card(number);
    settled = true;
    const last = new Map(known.map((phone) => [phone.number, phone.last.at]));
    const news = await Promise.all([...cards.values()].map((phone) => newsOf(phone, last.get(phone.number))));
    announce(news.filter(({ texts }) => texts.length));
    trouble("");
  } catch {
    trouble("The carrier does not answer just now. Trying again…");
  }
  find("empty").hidden = cards.size > 0;
}

async function newsOf(phone, last) {
  return { number: phone.number, texts: await phone.update(last ?? "") };
}

/** The card of a number. One that turns up later goes first; all others keep their places. */
function card(number) {
  if (!cards.has(number)) {
    const phone = new Phone(number, { onSent: () => now().then(now) });
    cards.set(number, phone);
    if (settled) find("phones").prepend(phone.element);
    else find("phones").append(phone.element);
  }
  return cards.get(number);
}

function select({ reveal }) {
  const number = wanted();
  if (number) card(number);
  for (const phone of cards.values()) phone.select(phone.number === number);
  find("empty").hidden = cards.size > 0;
  if (number && reveal) cards.get(number).reveal();
}

function openByNumber(event) {
  event.preventDefault();
  const number = e164(find("number").value);
  const error = number ? "" : "Write the number with its country code, like +14155550123.";
  find("number-error").textContent = error;
  find("number").toggleAttribute("aria-invalid", !number);
  if (!number) return find("number").focus();
  find("number").value = "";
  if (wanted() === number) return select({ reveal: true });
  location.hash = number;
}

function wanted() {
  try {
    return e164(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

function e164(written) {
  const number = `+${written.replace(/[\s().-]/g, "").replace(/^(\+|00)/, "")}`;
  return /^\+[1-9][0-9]{6,14}$/.test(number) ? number : null;
}

function announce(news) {
  if (!news.length) return;
  const said = news.map(({ number, texts }) => `${number} got: ${texts.at(-1).body}`);
  find("announcer").textContent = said.length > 3 ? `${said.length} phones got texts.` : said.join(" ");
}

function trouble(text) {
  find("trouble").textContent = text;
  find("trouble").hidden = !text;
}
