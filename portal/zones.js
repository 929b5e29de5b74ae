/** The choice of a time zone, with the one of this device at hand. */

/** Wire the zones of `form`; answers a function that shows the chosen one. */
export function nameZones(form) {
  const select = form.elements.time_zone;
  const button = form.querySelector("#zone-here");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  select.replaceChildren(...all().map((zone) => option(zone)));

  const offerHere = () => {
    button.hidden = !here || select.value === here;
    button.textContent = `Use ${spoken(here)}, as on this device`;
  };
  const choose = (zone) => {
    if (![...select.options].some((each) => each.value === zone)) select.prepend(option(zone));
    select.value = zone;
    offerHere();
  };
  select.addEventListener("change", offerHere);
  button.addEventListener("click", () => {
    choose(here);
    select.focus();
  });
  return choose;
}

function all() {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

function option(zone) {
  return new Option(spoken(zone), zone);
}

/** "America/New_York" → "America/New York". */
function spoken(zone) {
  return (zone ?? "").replaceAll("_", " ");
}
