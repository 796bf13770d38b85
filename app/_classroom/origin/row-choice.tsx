'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Button, LinkButton } from '@/app/_ui/button.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { Origin, OriginQuery } from '@/lib/origin/origin.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { CopyButton } from '../copy-button.tsx';
import { traceHref } from '../step/trace-href.ts';
import { partText } from './part-text.ts';
import { originHref, type OriginAddress } from './origin-href.ts';
import styles from './row-choice.module.css';

interface Props {
  origin: Origin;
  address: OriginAddress;
}

/** Which row is looked at, and the way to the next one, to its trace, and back to the question. */
export function RowChoice({ origin: { row, query }, address }: Props) {
  // The first answer says when it was asked; from then on the window stays where it was.
  const steady = query === null ? address : { ...address, at: query.askedAt };
  const hrefOf = (nth: number): string => originHref({ ...steady, nth });
  return (
    <section className={styles.choice} aria-label="The row">
      <p className={styles.row}>
        <Pill>{row.kind}</Pill> <strong className={styles.name}>{printable(row.name, 120)}</strong>
        <span className={styles.about}>
          of {printable(row.service, 80)}, at {new Date(row.at).toISOString()}
        </span>
      </p>
      <div className={styles.actions}>
        {query === null ? null : <Steps query={query} hrefOf={hrefOf} />}
        <Link href={traceHref(row)}>Its trace</Link>
        {address.query === undefined ? null : (
          <LinkButton size="small" href={`/explore?${new URLSearchParams({ query: address.query }).toString()}`}>
            The question
          </LinkButton>
        )}
        <CopyLink href={hrefOf(address.nth ?? 0)} />
      </div>
    </section>
  );
}

interface StepsProps {
  query: OriginQuery;
  hrefOf: (nth: number) => string;
}

/** Previous and next, in the address, so that the back button goes back. */
function Steps({ query: { sample, part }, hrefOf }: StepsProps) {
  const router = useRouter();
  const go = (to: number): void => router.push(hrefOf(to), { scroll: false });
  const { nth, of, matched } = sample;
  const where = partText(part);
  const all = matched > of ? ` shown, of ${matched.toLocaleString('en')} ${where}` : ` ${where}`;
  // One row was asked for, and there is but this one.
  if (part.is === 'row' && of === 1) return null;
  return (
    <>
      <Button size="small" disabled={nth <= 1} onClick={() => go(nth - 2)}>
        Previous row
      </Button>
      <output>
        Row {nth} of {of}
        {all}
      </output>
      <Button size="small" disabled={nth >= of} onClick={() => go(nth)}>
        Next row
      </Button>
    </>
  );
}

/** The whole address, which is known in the browser alone. */
const CopyLink = ({ href }: { href: string }) => (
  <CopyButton
    text={typeof location === 'undefined' ? href : new URL(href, location.origin).toString()}
    of="(a link to this row)"
    label="Copy link"
  />
);
