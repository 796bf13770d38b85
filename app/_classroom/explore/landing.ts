/** The page's own account of its address: which one it shows, and which it is about to have. */
export interface Landing {
  /** The address that the page stands at, as {@link addressKey} writes it. */
  at: string;
  /** Counts the addresses that came from elsewhere: a link, the buttons back and forward. Each is asked anew. */
  turn: number;
  /** Addresses of questions that the page has asked already, and that the router has not told of yet; the oldest first. */
  ahead: readonly string[];
}

/** One word for an address that holds a question, names a saved one, or does both. */
export const addressKey = (parameters: URLSearchParams): string =>
  JSON.stringify([parameters.get('saved'), parameters.get('query')]);

export const firstLanding = (at: string): Landing => ({ at, turn: 0, ahead: [] });

/** The page goes to an address for what it shows already. */
export const announced = (landing: Landing, address: string): Landing => ({
  ...landing,
  ahead: [...landing.ahead, address],
});

/**
 * The router tells of an address. What the page announced changes nothing, and everything announced before it has been
 * overtaken; any other address is a turn of its own.
 */
export function landed(landing: Landing, address: string): Landing {
  if (address === landing.at) return landing;
  const own = landing.ahead.lastIndexOf(address);
  return own < 0
    ? { at: address, turn: landing.turn + 1, ahead: [] }
    : { at: address, turn: landing.turn, ahead: landing.ahead.slice(own + 1) };
}

/** Something else went to an address: what the page announced and has not seen is overtaken, and is asked like any other. */
export const overtaken = (landing: Landing): Landing =>
  landing.ahead.length === 0 ? landing : { ...landing, turn: landing.turn + 1, ahead: [] };
