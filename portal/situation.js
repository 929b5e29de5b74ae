/**
 * Where a person stands, from what the API says and what this tab asked for.
 *
 * The API answers every form alike, also for a number that is somebody else's, and then `GET /api/me`
 * shows nothing. So the page keeps what it was told (`asked`) until something newer is known.
 */

/**
 * `asked`: the last answer to the form, with `before`, what stood then. `blocked`: the refusal that only
 * START lifts, with `before` likewise. Either is dropped once it has been overtaken.
 */
export function situation(me, asked, blocked) {
  if (blocked) return { ...base(me), kind: "blocked" };
  if (asked) return { ...asked, kind: "pending", still: me?.state === "opted_in" ? me.number : null };
  return { ...base(me), kind: me ? me.state : "none" };
}

/** `asked` as it stands after `me` was read; null when it is over. */
export function followed(asked, me, now = Date.now()) {
  if (!asked || Date.parse(asked.expires_at) < now) return null;
  if (me?.state === "pending") return { ...asked, seen: true };
  return asked.seen || stamp(me) !== asked.before ? null : asked;
}

/** `blocked` as it stands after `me` was read. */
export function stillBlocked(blocked, me) {
  return blocked && stamp(me) === blocked.before ? blocked : null;
}

/** What tells one reading of `/api/me` from the next. */
export function stamp(me) {
  return me && me.state !== "none" ? `${me.state} ${me.since}` : "nothing";
}

function base(me) {
  if (!me) return {};
  return { number: me.number, topics: me.topics, since: me.since, expires_at: me.expires_at };
}
