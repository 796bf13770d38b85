/** What the clock of the practice page's computer may be. */
export const pageClocks = [
  { value: 'right', words: 'right' },
  { value: 'slow', words: '2 seconds slow' },
  { value: 'fast', words: '2 seconds fast' },
] as const;

export type PageClock = (typeof pageClocks)[number]['value'];

/** The address of the practice page, on a computer with such a clock. @param page as the step has it */
export const withClock = (page: string, clock: PageClock): string =>
  clock === 'right' ? page : `${page}&clock=${clock}`;
