/** A text that arrived under a key, as it may be shown: what looks like a secret is hidden by whoever draws the page. */
export type AsShown = (key: string, text: string) => string;

/** As it arrived. */
export const asSent: AsShown = (_key, text) => text;
