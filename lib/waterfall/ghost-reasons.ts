import { homeOfParent, saysHomeOfParent, type ParentHome } from './parent-home.ts';
import type { Branch } from './tree.ts';

/** One way in which a span goes missing. */
export interface Reason {
  title: string;
  how: string;
  remedy: string;
}

/** What a ghost's children give away of it. */
export interface GhostFacts {
  home: ParentHome;
  /** The child that tells where it lived. */
  witness: Branch;
  /** The witness says so itself; else its kind only hints at it. */
  certain: boolean;
  /** Likeliest first. */
  reasons: readonly Reason[];
  /** The finding that says more. */
  finding: 'span.not-ended' | 'relation.parent-missing';
}

/**
 * Where a missing parent lived, and why it may be missing. A child of its own process speaks before one that it called:
 * that one calls it “another process” too, and both are right.
 */
export function ghostFacts(ghost: Branch): GhostFacts {
  const near = ghost.children.filter((child) => homeOfParent(child) === 'same-process');
  const home = near.length > 0 ? 'same-process' : 'other-process';
  const among = near.length > 0 ? near : ghost.children;
  const witness = among.reduce((one, next) => (saysHomeOfParent(next) && !saysHomeOfParent(one) ? next : one));
  return { home, witness, certain: saysHomeOfParent(witness), ...toldOf[home] };
}

const notSentYet: Reason = {
  title: 'It is not sent yet.',
  how: 'A span leaves its process only when it has ended, and most SDKs then wait up to five seconds to send many at once.',
  remedy: 'Wait a moment: when it arrives, it takes this row’s place.',
};
const neverEnded: Reason = {
  title: 'It was never ended.',
  how: 'A return or an exception jumped over its end, or its process stopped before it had sent its last spans.',
  remedy: 'End it in a finally block, and flush the exporter before the process exits.',
};
const dropped: Reason = {
  title: 'It was sampled away.',
  how: 'A sampler or a filter dropped it and kept what is below it.',
  remedy: 'Let every service follow its caller’s decision, with a sampler that is parent-based.',
};
const elsewhere: Reason = {
  title: 'Its service sends to another backend, or to none.',
  how: 'A gateway, a browser or somebody else’s service may pass the trace on and keep its own spans.',
  remedy: 'Point its exporter at Spanwalk as well, with the same key.',
};
const emptyHeader: Reason = {
  title: 'The traceparent header named no real span.',
  how: 'It was made up by a tool, copied from an earlier request, or put in the place of one that was lost on the way.',
  remedy: 'Let the instrumentation write it for each request, and let what lies between pass it on unchanged.',
};
const refused: Reason = {
  title: 'It was turned away.',
  how: 'It came with another key, or broken, or was too large.',
  remedy: 'The Connect page lists what was turned away, and why.',
};

const toldOf: Record<ParentHome, Pick<GhostFacts, 'reasons' | 'finding'>> = {
  'same-process': { reasons: [notSentYet, neverEnded, dropped, refused], finding: 'span.not-ended' },
  'other-process': {
    reasons: [notSentYet, elsewhere, dropped, emptyHeader, refused],
    finding: 'relation.parent-missing',
  },
};
