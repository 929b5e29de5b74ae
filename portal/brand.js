/** Puts the installation's brand where a page says so. */

import { readConfig } from "./session.js";

const { brand } = await readConfig();
for (const place of document.querySelectorAll("[data-brand]")) place.textContent = brand;
