'use client';
import { useSearchParams } from 'next/navigation';
import { Button, LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Meter } from '@/lib/spending/meters.ts';
import type { Spending } from '@/lib/spending/spending.ts';
import { AttributeTable } from './attribute-table.tsx';
import { MeterView } from './meter-view.tsx';
import styles from './spending.module.css';
import { useSpending } from './use-spending.ts';
import { spendingHref, windowFrom, windows, type WindowChoice } from './windows.ts';

const choices = windows.map(({ id, words }) => ({ value: id, words }));

/** Not by the router: it asks the server first, and a second choice meanwhile would undo the one before. */
const choose = (id: string): void => window.history.replaceState(null, '', spendingHref(id));

/** The cost meter of a window, which stands in the address. */
export function SpendingPage() {
  const chosen = windowFrom(useSearchParams());
  const { body, problems, again } = useSpending(chosen);
  return (
    <div className={styles.stack}>
      <div className={styles.bar}>
        <SelectField label="What is measured" value={chosen.id} choices={choices} onChange={choose} />
        {body === null ? null : <Summary spending={body} />}
      </div>
      {problems.map((problem) => (
        <ProblemNote key={problem.message} problem={problem} />
      ))}
      {problems.length === 0 ? null : (
        <div>
          <Button onClick={again}>Read again</Button>
        </div>
      )}
      {body === null ? <Waiting isWaiting={problems.length === 0} /> : <Meters spending={body} chosen={chosen} />}
    </div>
  );
}

const Waiting = ({ isWaiting }: { isWaiting: boolean }) =>
  isWaiting ? <Skeleton lines={12} of="the meters" lineHeight="2.5rem" /> : null;

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

function Summary({ spending: { usage } }: { spending: Spending }) {
  const { spans, logs, segments, errors } = usage;
  return (
    <p className={styles.quiet}>
      {plural(spans.spans, 'span')}, {plural(logs.lines, 'log line')}, {plural(segments.documents, 'segment document')},{' '}
      {plural(errors.occurrences, 'error occurrence')} received
    </p>
  );
}

const isNothing = ({ meters }: Spending): boolean => meters.every(({ amount }) => amount === 0);

function Meters({ spending, chosen }: { spending: Spending; chosen: WindowChoice }) {
  if (isNothing(spending)) return <NothingSent chosen={chosen} />;
  const vendors = [...new Set(spending.meters.map(({ vendor }) => vendor.id))];
  return (
    <>
      <div className={styles.vendors}>
        {vendors.map((id) => (
          <VendorPanel key={id} meters={spending.meters.filter(({ vendor }) => vendor.id === id)} />
        ))}
      </div>
      <AttributeTable attributes={spending.attributes} />
      <Method rates={spending.rates} />
    </>
  );
}

function VendorPanel({ meters }: { meters: Meter[] }) {
  return (
    <Panel title={meters[0]?.vendor.name ?? ''}>
      <div className={styles.meters}>
        {meters.map((meter) => (
          <MeterView key={meter.rate.id} meter={meter} />
        ))}
      </div>
    </Panel>
  );
}

function NothingSent({ chosen }: { chosen: WindowChoice }) {
  const widest = windows.at(-1);
  return (
    <EmptyState title={`Nothing was received in the ${chosen.words.toLowerCase()}.`}>
      {widest === undefined || widest.id === chosen.id ? null : (
        <Button onClick={() => choose(widest.id)}>Look at the {widest.words.toLowerCase()}</Button>
      )}
      <LinkButton look="primary" href="/">
        Send something in a lesson
      </LinkButton>
      <LinkButton href="/connect">Connect your own service</LinkButton>
    </EmptyState>
  );
}

function Method({ rates: { file, writtenOn } }: { rates: Spending['rates'] }) {
  return (
    <Panel title="How this is reckoned">
      <div className={styles.method}>
        <p>
          Counted is what Spanwalk took in and still holds, by when it came. What was refused is not counted, and a span
          that was sent twice counts once; a vendor that cannot tell would count it twice. Spans are held against
          Honeycomb, log lines against CloudWatch Logs, segments against X-Ray and reports against Rollbar, whether you
          sent them there as well or only here.
        </p>
        <p>
          A projection takes the measured amount and stretches it from the measured time to a month of 30.4 days.
          Measured is the window, but not from before the first thing that ever arrived. Less than an hour is not
          stretched. A class that clicks for an hour is not a service with users: the longer the window, the more the
          figure is worth.
        </p>
        <p>
          Free tiers and prices stand in <code className={styles.key}>{file}</code>, written down on {writtenOn}, and
          are read anew each time; correct them there. Before you spend money, look at the vendor’s own page.
        </p>
      </div>
    </Panel>
  );
}
