import { z } from 'zod';

/** Where one's own service is: the address of a step's request, and those of requests that go elsewhere. */
export interface OwnAddresses {
  url: string;
  /** By the id of the stimulus. */
  urls: Record<string, string>;
}

// Which hosts may be called is the app's to say: it is the app that calls.
const ADDRESS = /^(?:([a-z][a-z0-9-]*)=)?(https?:\/\/\S+)$/;
const FORM =
  '--own takes an address such as http://127.0.0.1:4567/api/activities/home, or REQUEST=ADDRESS for a request that goes elsewhere';

/** `--own URL`, and `--own REQUEST=URL` for each request of a step that goes to an address of its own. */
export const ownOption = z
  .array(z.string('--own takes an address').regex(ADDRESS, FORM))
  .transform((typed, context): OwnAddresses => {
    const read = typed.flatMap((text) => {
      const [, request, url] = ADDRESS.exec(text) ?? [];
      return url === undefined ? [] : [{ request, url }];
    });
    const [first, ...more] = read.filter(({ request }) => request === undefined);
    if (first === undefined || more.length > 0) {
      context.addIssue({ code: 'custom', message: '--own is given once without the name of a request' });
      return z.NEVER;
    }
    const named = read.flatMap(({ request, url }) => (request === undefined ? [] : [[request, url] as const]));
    return { url: first.url, urls: Object.fromEntries(named) };
  });
