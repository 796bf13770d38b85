'use client';
import { Button } from '@/app/_ui/button.tsx';
import { pathShares, type CriticalPath, type PathShare } from '@/lib/waterfall/critical-path.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import type { Desk } from './use-desk.ts';
import styles from './waterfall-tools.module.css';

/** So many spans are named, those with the largest shares. */
const MOST_NAMED = 5;

/** The critical path in words: whom the root waited for, and for how long. */
export function PathNote({ path, desk }: { path: CriticalPath; desk: Desk }) {
  const { root } = path;
  if (root === null) {
    return (
      <section className={styles.panel} aria-label="The critical path">
        <p>There is no root with a length, so there is nothing that anybody waited for.</p>
      </section>
    );
  }
  const shares = pathShares(path);
  const after = desk.facts.order.filter(({ endNs }) => endNs > root.endNs && root.endNs > 0).length;
  return (
    <section className={styles.panel} aria-label="The critical path">
      <p>
        At every moment of “{nameOf(root)}” ({durationText((root.endNs - root.startNs) / 1e6)}), one span was what it
        waited for.{' '}
        {shares.length === 1 ? 'It is the root alone' : `They are ${shares.length.toLocaleString('en')} spans`}
        {' of '}
        {desk.facts.order.length.toLocaleString('en')}; the largest shares:
      </p>
      <ul className={styles.items}>
        {shares.slice(0, MOST_NAMED).map((each) => (
          <li key={each.branch.span.spanId} className={styles.item}>
            <Button size="small" look="quiet" onClick={() => desk.grid.goTo(each.branch, false)}>
              {shareText(each)}
            </Button>
          </li>
        ))}
      </ul>
      {after === 0 ? null : (
        <p>
          {after === 1 ? 'One span' : `${after.toLocaleString('en')} spans`} ended after the root: nobody who waited for
          the root waited for that.
        </p>
      )}
    </section>
  );
}

const nameOf = ({ span }: Branch): string => nameText(asHidden('', span.name), 60);

const shareText = ({ branch, ns, share }: PathShare): string =>
  `${nameOf(branch)}: ${durationText(ns / 1e6)}, ${percentText(share)}`;

const percentText = (share: number): string => (share < 0.005 ? 'under 1 %' : `${Math.round(share * 100)} %`);
