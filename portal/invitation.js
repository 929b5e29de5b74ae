/**
 * The link that somebody was invited by: `#name=…&phone=…` fills the form in beforehand, and agrees to nothing.
 *
 * What follows `#` never leaves the browser. It is taken out of the address bar at once, so that it is in
 * no bookmark and no screenshot, and kept in this tab until the form was sent.
 */

const KEPT = "assent.invited";

const LONGEST = { name: 100, phone: 40 };

/** Name and phone of the invitation, either perhaps empty. */
export function readInvitation() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.has("name") || given.has("phone")) {
    sessionStorage.setItem(KEPT, JSON.stringify({ name: field(given, "name"), phone: field(given, "phone") }));
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return JSON.parse(sessionStorage.getItem(KEPT) ?? '{"name": "", "phone": ""}');
}

/** It has been used, or is somebody else's business now. */
export function forgetInvitation() {
  sessionStorage.removeItem(KEPT);
}

/** A plain `+` before a number is a plus, though a form's encoding makes a space of it. */
function field(given, name) {
  const value = (given.get(name) ?? "").replace(/^ (?=\d)/, "+");
  return value.trim().slice(0, LONGEST[name]);
}
