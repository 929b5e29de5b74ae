/**
 * Where a person stands, from what the API says and what this tab asked for.
 *
 * The API answers every form alike, also for a number that is somebody else's, and while an older number is
 * opted in `GET /api/me` shows that one. So the page keeps what it was told (`asked`) until something newer is
 * known.
 */

/** `asked`: the last answer to the form, with `before`, what stood then; it is dropped once overtaken. */
export function situation(me, asked) {
  if (asked) return { ...asked, kind: "pending", still: getsTexts(me) ? me.number : null };
  return { ...me, kind: kindOf(me) };
}

/** `asked` as it stands after `me` was read; null when it is over. */
export function followed(asked, me, now = Date.now()) {
  if (!asked || Date.parse(asked.expires_at) < now) return null;
  if (me?.state === "pending") return { ...asked, seen: true };
  return asked.seen || stamp(me) !== asked.before ? null : asked;
}

/** What tells one reading of `/api/me` from the next. */
export function stamp(me) {
  return me && me.state !== "none" ? `${me.state} ${me.since}` : "nothing";
}

function getsTexts(me) {
  return me?.state === "opted_in" && !me.held;
}

/** The state, told apart where a person can do something else about it. */
function kindOf(me) {
  if (!me) return "none";
  if (me.held) return "held";
  return me.state === "opted_out" && me.by_phone ? "stopped" : me.state;
}
