/** What asks a question, and is gone with its answer, leaves the focus where questions are run; nothing scrolls. */
export const focusRun = (): void => document.querySelector<HTMLElement>('[data-runs]')?.focus({ preventScroll: true });
