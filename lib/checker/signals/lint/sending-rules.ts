import type { Rule } from './rule.ts';

/** Fewer requests may each hold one span by accident. */
const TELLING = 3;

export const batched: Rule = {
  says: 'spans are sent in batches, not one by one',
  informs: true,
  judge: ({ arrivals }) => {
    const sent = arrivals.filter(
      ({ signal, accepted, duplicates }) => signal === 'traces' && accepted + duplicates > 0,
    );
    const isAlone = sent.length >= TELLING && sent.every(({ accepted, duplicates }) => accepted + duplicates === 1);
    return {
      looked: sent.length,
      offences: isAlone
        ? [
            {
              context: {},
              explanation: {
                code: 'delivery.unbatched',
                message: `${sent.length} spans came in ${sent.length} requests: each was sent alone.`,
                expected: 'several spans in a request',
                actual: '1 in each',
              },
            },
          ]
        : [],
    };
  },
};
