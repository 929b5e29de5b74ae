/** Opting out: one button, one question in the page, no way to get lost. */

import { whileBusy } from "./fields.js";

/** Wire the button in `card`; `optOut()` does it. */
export function leaving(card, optOut) {
  const button = card.querySelector("#leave");
  const confirm = card.querySelector("#leave-confirm");
  const yes = confirm.querySelector("#leave-yes");

  const close = () => {
    confirm.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  const keep = () => {
    close();
    button.focus();
  };
  const ask = () => {
    const question = confirm.querySelector("#leave-question");
    question.textContent = "Stop all texts? They end at once, and you can opt in again later.";
    confirm.hidden = false;
    button.setAttribute("aria-expanded", "true");
    question.focus();
  };

  button.setAttribute("aria-controls", confirm.id);
  close();
  button.addEventListener("click", () => (confirm.hidden ? ask() : keep()));
  confirm.querySelector("#leave-no").addEventListener("click", keep);
  confirm.addEventListener("keydown", (event) => event.key === "Escape" && keep());
  yes.addEventListener("click", () =>
    whileBusy(yes, "Stopping…", async () => {
      await optOut();
      close();
    }),
  );
  return { close };
}
