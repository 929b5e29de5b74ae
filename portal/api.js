/** The employee's routes of the API; every refusal is a `Problem`. */

/** A refusal as problem details tell it, or the gateway's own. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.title || body.message || `The service answered ${status}.`);
    this.status = status;
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.retryAfter = retryAfter;
  }
}

/** The API as the person whose token `token()` gives. */
export function connect(token) {
  const call = (method, path, body) => request(method, path, body, token());
  return {
    /** What consent this person has, or null when there is none. */
    me: () => orNull(call("GET", "/api/me")),
    optIn: (form) => call("POST", "/api/opt-ins", form),
    confirm: (code) => call("POST", "/api/opt-ins/confirmations", { code }),
    /** Change some of the preferences; answers like `me`. */
    change: (changes) => call("PATCH", "/api/me", changes),
    optOut: () => call("DELETE", "/api/me"),
  };
}

async function request(method, path, body, token) {
  const headers = { Accept: "application/json", Authorization: `Bearer ${token}` };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, cache: "no-store", body: JSON.stringify(body) });
  const content = await contentOf(answer);
  if (!answer.ok) throw new Problem(answer.status, content ?? {}, Number(answer.headers.get("Retry-After")) || null);
  return { status: answer.status, content };
}

async function contentOf(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

async function orNull(answer) {
  try {
    return (await answer).content;
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}
