import type { Meter } from '@/lib/spending/meters.ts';
import { plainText } from '../errors/plain-text.ts';
import { amountText, perTraceText, projectionText, shareText } from './amount-words.ts';
import styles from './spending.module.css';

/** One thing that a vendor counts: how much there was of it, and of the free tier; what a month would bring; what would be less. */
export function MeterView({ meter }: { meter: Meter }) {
  const { rate, amount, projection, gone } = meter;
  const perTrace = perTraceText(meter);
  return (
    <div className={styles.meter}>
      <div className={styles.head}>
        <h3 className={styles.title}>{rate.title}</h3>
        <span className={styles.amount}>{amountText(amount, rate.unit)}</span>
      </div>
      <Gauge meter={meter} />
      <Parts meter={meter} />
      {gone === null ? null : (
        <p className={styles.careful}>
          The window reaches further back than what is still stored: {gone.toLocaleString('en')} older ones are gone and
          not counted.
        </p>
      )}
      <p>{[...projectionText(projection, rate.unit), ...(perTrace === null ? [] : [perTrace])].join(' ')}</p>
      <Savings meter={meter} />
      <p className={styles.quiet}>
        <strong>What counts.</strong> {rate.counts}
      </p>
    </div>
  );
}

function Gauge({ meter: { rate, share } }: { meter: Meter }) {
  const { words, on, asTaught, source } = rate.free;
  return (
    <div>
      <meter className={styles.words} aria-label={`${rate.title}: share of the free tier`} max={1} value={share} />
      <div className={styles.track} aria-hidden="true">
        <span
          className={styles.fill}
          data-full={share >= 1 || undefined}
          data-any={share > 0 || undefined}
          style={{ inlineSize: `${Math.min(100, share * 100)}%` }}
        />
      </div>
      <p className={styles.share}>
        <strong>{shareText(share)}</strong> of a month’s free tier: {words}{' '}
        <span className={styles.quiet}>
          ({asTaught ? 'as taught, ' : ''}
          {on}; {source})
        </span>
      </p>
    </div>
  );
}

/** What the amount is the sum of, where that is more than one thing. */
function Parts({ meter: { parts, rate } }: { meter: Meter }) {
  if (parts.length < 2) return null;
  return (
    <dl className={styles.parts}>
      {parts.map(({ name, amount }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{rate.unit === 'byte' ? amountText(amount, 'byte') : amount.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Savings({ meter: { savings, rate } }: { meter: Meter }) {
  if (savings.length === 0) return null;
  return (
    <div>
      <h4 className={styles.subtitle}>What would make it less, measured</h4>
      <ul className={styles.savings}>
        {savings.map(({ unless, share, price }) => (
          <li key={unless}>
            <span>
              If {plainText(unless)}
              {price === null ? null : <span className={styles.quiet}> {price}</span>}
            </span>
            <span className={styles.saved}>
              −{shareText(share)}
              <span className={styles.words}> of the {rate.unit}s</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
