/** The card that says where a person stands, in words for each state. */

const TOPICS = { incident: "Incidents", change: "Changes", service: "Service updates" };

const WORDS = {
  none: () => ["You get no texts", "You have not opted in. Nothing is sent until you fill in the form and confirm from your phone."],
  pending: () => ["Check your phone", "Reply YES to our text, or enter its code here. Until then nothing else is sent."],
  opted_in: ({ brand }) => ["You are opted in", `Texts from ${brand} go to this phone.`],
  held: () => ["Your texts are paused", "We were not sure whether your reply meant stop, so we send nothing until you tell us. Keep the texts or opt out, here or from your phone: YES keeps them, STOP ends them. Without an answer they end for good."],
  opted_out: () => ["You are opted out", "We send no texts to this phone. If you change your mind, fill in the form again."],
  stopped: () => ["You are opted out", "This phone texted STOP, so only the phone itself can bring the texts back. Text START from it to the number our texts come from; this page notices by itself."],
  suspended: () => ["Your opt-in has lapsed", "Nothing is sent to this phone any more, and a START or YES from it changes nothing. To get texts again, fill in the form anew and confirm from your phone."],
};

const SINCE = { opted_in: "Since", held: "Opted in", opted_out: "Since", stopped: "Since", suspended: "Since", pending: "Asked on" };

/** Show `now`, a situation; answers true when its kind is another than before. */
export function showState(card, now, brand) {
  const [title, text] = (WORDS[now.kind] ?? WORDS.none)({ brand });
  say(card.querySelector("#state-title"), title);
  say(card.querySelector("#state-text"), text);
  const more = card.querySelector("#state-more");
  say(more, now.still ? `Until you confirm, texts still go to ${now.still}.` : "");
  more.hidden = !now.still;
  showFacts(card.querySelector("#facts"), factsOf(now));
  const changed = card.dataset.kind !== now.kind;
  card.dataset.kind = now.kind;
  card.hidden = false;
  return changed;
}

/** The state in one sentence, to be read out. */
export function inOneSentence(card) {
  return `${card.querySelector("#state-title").textContent}. ${card.querySelector("#state-text").textContent}`;
}

function factsOf(now) {
  if (now.kind === "none") return [];
  return [
    ["Phone", now.number],
    ["Topics", now.topics?.map((topic) => TOPICS[topic] ?? topic).join(", ")],
    [SINCE[now.kind], moment(now.since)],
    ["Answer by", now.kind === "pending" && moment(now.expires_at)],
    ["Ends on", now.kind === "held" && moment(now.held_until)],
  ].filter(([name, value]) => name && value);
}

/** Redraw only what is new, so that nothing flickers and a selection stays. */
function showFacts(list, facts) {
  const shown = JSON.stringify(facts);
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  list.replaceChildren(...facts.map(([name, value]) => factRow(name, value)));
  list.hidden = !facts.length;
}

function factRow(name, value) {
  const row = document.createElement("div");
  for (const [tag, text] of [["dt", name], ["dd", value]]) {
    row.append(Object.assign(document.createElement(tag), { textContent: text }));
  }
  return row;
}

function moment(iso) {
  const time = new Date(iso ?? "");
  if (Number.isNaN(time.getTime())) return "";
  return new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(time);
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
