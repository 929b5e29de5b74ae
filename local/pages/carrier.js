/** The carrier's doors, as this page uses them. */

/** Every phone with its last text, latest first: `[{number, last: {direction, body, at}}]`. */
export const phones = () => read("/carrier/phones");

/** What one phone got and sent, oldest first, as one thread. */
export async function thread(number) {
  const [got, sent] = await Promise.all([
    read(`/carrier/messages?${new URLSearchParams({ to: number })}`),
    read(`/carrier/replies?${new URLSearchParams({ from: number })}`),
  ]);
  // At the same millisecond the phone spoke first: what it got then is the answer.
  const texts = [
    ...sent.map((text) => ({ ...text, incoming: false, at: text.sent_at })),
    ...got.map((text) => ({ ...text, incoming: true, at: text.submitted_at })),
  ];
  return texts.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Send a text from a phone. */
export async function reply(from, body) {
  const answer = await fetch("/carrier/replies", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ from, body }),
  });
  if (!answer.ok) throw new Error(await refusalIn(answer));
}

async function read(path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(await refusalIn(answer));
  return answer.json();
}

async function refusalIn(answer) {
  try {
    const { detail, errors = [] } = await answer.json();
    return [detail, ...errors.map(({ field, message }) => `${field} ${message}.`)].join(" ");
  } catch {
    return `The carrier answered ${answer.status}.`;
  }
}
