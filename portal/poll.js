/** Something done again and again while somebody looks at the page. */

/**
 * Answers a function that runs `round` at once and waits for it. After its first call `round` runs
 * every `pause()` milliseconds while the tab is visible, never twice at once.
 */
export function poll(round, pause) {
  let timer;
  let running = null;
  const again = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(now, pause());
  };
  const now = () => {
    running ??= round().finally(() => {
      running = null;
      again();
    });
    return running;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : now()));
  return async () => {
    await running;
    return now();
  };
}
