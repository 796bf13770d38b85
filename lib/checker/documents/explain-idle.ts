import type { Explanation } from '../diagnose/explanation.ts';
import type { Proof, SeenResource } from '../judge-resource.ts';
import { listed, quoted } from '../quote.ts';
import type { ResourceCheck, Works } from '../resource-expectation.ts';
import { boundsOf, type Count } from '../value-test.ts';

/** How many, in words. */
export const countInWords = (count: Count): string => {
  const { min, max } = boundsOf(count);
  if (max === 0) return 'none';
  return max === Infinity ? `at least ${min}` : min === max ? `exactly ${min}` : `${min} to ${max}`;
};

const WORKS_ON: Record<Works['proof'], string> = {
  filter: 'traces that its expression finds',
  rule: 'requests that it decides on',
  events: 'log events in it',
};

const NOTHING: Proof = { count: 0, asked: [], came: [], problem: null };

/** Why a document that is as it should be cannot be seen to work; null where it can, or where nobody asks. */
export function explainIdle(
  { works }: Pick<ResourceCheck, 'works'>,
  good: readonly SeenResource[],
  one: string,
): Explanation | null {
  if (works === undefined) return null;
  const { min, max } = boundsOf(works.count);
  const proofs = good.map((document) => document.works[works.proof] ?? NOTHING);
  if (proofs.some(({ count, problem }) => problem === null && count >= min && count <= max)) return null;
  const name = `The ${one} ${quoted(good[0]?.id ?? '')}`;
  const [proof = NOTHING] = proofs;
  if (proof.problem !== null) return { code: 'setup.invalid', message: `${name} cannot be tried: ${proof.problem}` };
  const facts = { expected: `${countInWords(works.count)} ${WORKS_ON[works.proof]}`, actual: String(proof.count) };
  return { ...facts, ...(proof.count < min ? explainTooFew(name, proof) : tooMany(name)) };
}

function explainTooFew(name: string, { asked, came, count }: Proof): Explanation {
  const strangers = asked.filter((service) => !came.includes(service));
  if (strangers.length > 0 && came.length > 0) {
    const message = `${name} asks for ${listed(strangers)}, and what arrived is from ${listed(came)}.`;
    return { code: 'setup.other-service', message };
  }
  const much = count === 0 ? 'nothing' : 'not enough';
  return { code: 'setup.idle', message: `${name} is there, and ${much} that arrived shows that it works.` };
}

const tooMany = (name: string): Explanation => ({
  code: 'setup.idle',
  message: `${name} is there, and applies to more than it should.`,
});
