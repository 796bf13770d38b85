import type { CheckResult, ClosedBy, Finding, Report } from '@/lib/checker/report.ts';
import { FindingNote } from './finding-note.tsx';
import type { TraceHref } from './finding-note.tsx';
import { StatusMark, statusWord } from './status-mark.tsx';
import styles from './verdicts.module.css';

interface VerdictsProps {
  report: Report;
  /** Names the region; needed where a page shows several. */
  label?: string;
  traceHref?: TraceHref;
}

/** A step's verdict: each expectation with its status, what was found beside what was expected, and what to change. */
export function Verdicts({ report, traceHref, label = 'Verdict' }: VerdictsProps) {
  return (
    <section className={styles.verdicts} aria-label={label}>
      <header className={styles.head}>
        <div className={styles.headline}>
          <h2 className={styles.title}>Checks</h2>
          <StatusMark status={report.status} />
        </div>
        <p className={styles.score}>{scoreText(report)}</p>
      </header>
      {report.closedBy === null ? <div className={styles.wait} aria-hidden="true" /> : null}
      <ul>
        {report.checks.map((check) => (
          <CheckLine key={check.id} check={check} traceHref={traceHref} report={report} />
        ))}
      </ul>
      <Remarks remarks={report.remarks ?? []} traceHref={traceHref} />
      {isAboutTelemetry(report) ? <Arrived report={report} /> : null}
    </section>
  );
}

/** The verdict in one sentence: what a live region announces. */
export function verdictSentence(report: Report): string {
  const count = (status: CheckResult['status']): number =>
    report.checks.filter((check) => check.status === status).length;
  const parts = (['passed', 'warned', 'failed', 'waiting', 'skipped', 'inconclusive'] as const)
    .filter((status) => count(status) > 0)
    .map((status) => `${count(status)} ${statusWord(status).toLowerCase()}`);
  const failed = report.checks.find((check) => check.status === 'failed');
  const because = failed?.findings[0]?.message;
  return `${statusWord(report.status)}: ${parts.join(', ')}.${because === undefined ? '' : ` ${because}`}`;
}

function CheckLine({
  check,
  traceHref,
  report,
}: {
  check: CheckResult;
  traceHref: TraceHref | undefined;
  report: Report;
}) {
  const why = explanation(check, report) ?? check.why;
  return (
    <li className={styles.check} data-status={check.status}>
      <div className={styles.line}>
        <p className={styles.name}>{check.title}</p>
        <StatusMark status={check.status} />
      </div>
      {why === undefined ? null : <p className={styles.why}>{why}</p>}
      {check.findings.length === 0 ? null : (
        <div className={styles.findings}>
          {check.findings.map((finding) => (
            <FindingNote key={`${finding.code} ${finding.message}`} finding={finding} traceHref={traceHref} />
          ))}
        </div>
      )}
    </li>
  );
}

function explanation(check: CheckResult, report: Report): string | undefined {
  if (check.status !== 'skipped' || check.skippedBecause === undefined) return undefined;
  const first = report.checks.find((other) => other.id === check.skippedBecause);
  return `Not judged until “${first?.title ?? check.skippedBecause}” passes.`;
}

/** What is worth knowing of the run although no check asked. */
function Remarks({ remarks, traceHref }: { remarks: Finding[]; traceHref: TraceHref | undefined }) {
  if (remarks.length === 0) return null;
  return (
    <section className={styles.remarks} aria-label="Also noticed">
      <h3 className={styles.subtitle}>Also noticed</h3>
      <div className={styles.findings}>
        {remarks.map((finding) => (
          <FindingNote key={`${finding.code} ${finding.message}`} finding={finding} traceHref={traceHref} />
        ))}
      </div>
    </section>
  );
}

/** What arrived; where the step failed, beside what it looks for, in one form. */
function Arrived({ report }: { report: Report }) {
  const { outline, beside = [] } = report.inventory;
  const came = [outline, ...beside].filter((text) => text !== '').join('\n');
  const wanted = report.status === 'failed' ? (report.wantedOutline ?? '') : '';
  return (
    <details className={styles.arrived} open={report.status === 'failed'}>
      <summary>What arrived: {arrivedInWords(report)}</summary>
      <div className={styles.outlines}>
        {wanted === '' ? null : <Outline title="Wanted" text={wanted} />}
        {came === '' ? null : <Outline title={wanted === '' ? null : 'Arrived'} text={came} />}
      </div>
    </details>
  );
}

/** Spans in numbers, and how much of anything else there is. */
function arrivedInWords({ inventory: { spans, traces, services, beside = [] } }: Report): string {
  const counts = `${plural(spans, 'span')} in ${plural(traces, 'trace')} from ${plural(services.length, 'service')}`;
  const others = beside.map((line) => line.split(':', 1)[0] ?? '');
  return [...(spans === 0 ? [] : [counts]), ...others].join(', ') || 'nothing yet';
}

function Outline({ title, text }: { title: string | null; text: string }) {
  return (
    <div className={styles.column}>
      {title === null ? null : <h3 className={styles.subtitle}>{title}</h3>}
      <pre className={styles.outline}>{text}</pre>
    </div>
  );
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const closings: Record<Exclude<ClosedBy, null>, string> = {
  complete: 'everything that was expected arrived',
  quiet: 'nothing more has come for a while',
  deadline: 'the time was up',
  asked: 'you asked for the verdict',
  unsent: 'the request could not be sent',
  exit: 'the process ended',
  file: 'read from a file',
};

/** A quiz or a query is judged at once, on what was answered or asked; nothing arrives for it. */
const isAboutTelemetry = ({ closedBy, inventory: { spans, beside = [] } }: Report): boolean =>
  closedBy !== 'complete' || spans > 0 || beside.length > 0;

function scoreText(report: Report): string {
  if (report.closedBy === null) return 'Still listening';
  if (!isAboutTelemetry(report)) return `${Math.round(report.score)} of 100`;
  return `${Math.round(report.score)} of 100 · ${closings[report.closedBy]}`;
}
