'use client';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { SecretFinding, ToldReport } from '@/lib/guard/finding.ts';
import { plainText } from '../errors/plain-text.ts';
import { ExampleLink } from './example-link.tsx';
import { countWords, headline, isOpen, senderWords } from './finding-words.ts';
import styles from './guard-now.module.css';
import { useSecrets } from './use-secrets.ts';

/** What the guard reports of the student's own services, amid a lesson's prose, as it stands now. */
export function GuardNow() {
  const { report, problems } = useSecrets();
  return (
    <div className={styles.amidProse}>
      <Panel title="The guard’s report on your own services">
        {problems.map((problem) => (
          <ProblemNote key={problem.code} problem={problem} />
        ))}
        {report === null && problems.length === 0 ? <Skeleton lines={3} of="the guard’s report" /> : null}
        {report === null ? null : <Told report={report} />}
      </Panel>
    </div>
  );
}

function Told({ report: { findings, ours, isBehind } }: { report: ToldReport }) {
  const others = findings.filter((finding) => isOpen(finding) && !ours.includes(finding.service));
  const own = others.filter(namesService);
  const unnamed = others.filter((finding) => !namesService(finding));
  return (
    <div className={styles.told}>
      <output className={styles.state}>
        {ownWords(own.length)} {isBehind ? 'The guard is still looking through what came last.' : ''}
      </output>
      <Lines label="What leaks from your own services" findings={own} />
      {unnamed.length === 0 ? null : (
        <p className={styles.state}>
          Of log groups and error reports nobody knows whose they are: yours, or the practice backend’s.
        </p>
      )}
      <Lines label="What leaks, and names no service" findings={unnamed} />
      <div className={styles.foot}>
        <LinkButton href="/connect">Connect a service</LinkButton>
        <LinkButton href="/secrets">All that was found, and how to redact it</LinkButton>
      </div>
    </div>
  );
}

const namesService = (finding: SecretFinding): boolean => senderWords(finding) === 'Service';

const ownWords = (count: number): string => {
  if (count === 0) return 'Nothing secret was found in what your own services sent. If none has sent anything yet, that says little.';
  return count === 1 ? 'One place leaks.' : `${count} places leak.`;
}; // prettier-ignore

function Lines({ label, findings }: { label: string; findings: readonly SecretFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {findings.map((finding) => (
        <OneLine key={finding.id} finding={finding} />
      ))}
    </ul>
  );
}

function OneLine({ finding }: { finding: SecretFinding }) {
  const { key, service } = finding;
  return (
    <li className={styles.line}>
      <strong>{headline(finding)}</strong>
      <span>
        {key === '' ? null : <code>{plainText(key)}</code>}
        {service === '' ? null : ` ${senderWords(finding).toLowerCase()} ${plainText(service)},`} {countWords(finding)}
      </span>
      <ExampleLink finding={finding} />
    </li>
  );
}
