/**
 * Who the person at this page is, and the token that says so.
 *
 * `config.json` beside this file names the way to sign in; the rest of the page knows none.
 * The token lives in the tab and ends with it.
 */

const KEPT = "assent.token";

/** What `config.json` says: `sign_in`, `brand`, and the catalogue of `services` and `locations`. */
export async function readConfig() {
  const answer = await fetch(new URL("config.json", import.meta.url));
  if (!answer.ok) throw new Error("The portal’s configuration is missing.");
  return answer.json();
}

/** The session of this tab for the given way to sign in. */
export function openSession(way) {
  if (way !== "local") throw new Error("This portal’s way to sign in is not set up.");
  return {
    token: () => sessionStorage.getItem(KEPT),
    person: () => personIn(sessionStorage.getItem(KEPT)),
    signIn: async (name) => sessionStorage.setItem(KEPT, await localToken(name)),
    signOut: () => sessionStorage.removeItem(KEPT),
  };
}

/** A token of the laptop's own issuer, which believes everybody. */
async function localToken(name) {
  const query = new URLSearchParams({ sub: subjectOf(name), name });
  const answer = await fetch(`/local/token?${query}`);
  if (!answer.ok) throw new Error("The laptop’s issuer gave no token.");
  return (await answer.text()).trim();
}

/** "Ana López" → "ana-lopez": the same name is the same employee. */
function subjectOf(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "somebody";
}

/** Name and subject that a token claims; the API checks it, the page only greets. */
function personIn(token) {
  try {
    const claims = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(claims), (each) => each.charCodeAt(0));
    const { name, sub } = JSON.parse(new TextDecoder().decode(bytes));
    return sub ? { name: name ?? "", sub } : null;
  } catch {
    return null;
  }
}
