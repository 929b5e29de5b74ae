/** The portal: who you are, where you stand, and the form, the code and the way out. */

import { clearErrors, showErrors, whileBusy } from "./fields.js";
import { forgetInvitation, readInvitation } from "./invitation.js";
import { Portal } from "./portal.js";
import { openSession, readConfig } from "./session.js";

const find = (id) => document.getElementById(id);

start().catch((problem) => {
  find("trouble").textContent = problem.message;
  find("trouble").hidden = false;
});

async function start() {
  const invited = readInvitation();
  const config = await readConfig();
  for (const place of document.querySelectorAll("[data-brand]")) place.textContent = config.brand;
  document.title = `Text messages from ${config.brand}`;
  find("laptop-links").hidden = config.sign_in !== "local";
  const session = openSession(config.sign_in);
  find("sign-out").addEventListener("click", () => leave(session));
  if (session.person()) return enter(session, config);
  find("sign-in").hidden = false;
  find("sign-in-name").value = invited.name;
  return wireSignIn(session, config);
}

function wireSignIn(session, config) {
  const form = find("sign-in-form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = form.elements.name.value.trim();
    if (!name) return showErrors(form, [{ field: "name", message: "Enter your name." }]);
    clearErrors(form);
    return whileBusy(form.querySelector("[type=submit]"), "Signing in…", () => signIn(session, name, config));
  });
}

async function signIn(session, name, config) {
  try {
    await session.signIn(name);
  } catch (problem) {
    return showErrors(find("sign-in-form"), [], problem.message);
  }
  find("sign-in").hidden = true;
  return enter(session, config, { focus: true });
}

async function enter(session, config, { focus = false } = {}) {
  const { name } = session.person();
  find("person-name").textContent = name;
  find("person").hidden = false;
  await new Portal({ session, config, leave: () => leave(session, "ended") }).open({ focus });
}

/** Forget the person; a fresh page holds nothing of them. */
function leave(session, why) {
  session.signOut();
  sessionStorage.removeItem("assent.asked");
  forgetInvitation();
  if (why) sessionStorage.setItem("assent.ended", "yes");
  location.reload();
}

if (sessionStorage.getItem("assent.ended")) {
  sessionStorage.removeItem("assent.ended");
  find("sign-in-text").textContent = "Your session has ended. Sign in again to go on.";
}
