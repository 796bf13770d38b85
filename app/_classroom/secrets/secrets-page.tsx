'use client';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { SecretFinding, SecretsReport } from '@/lib/guard/finding.ts';
import { FindingCard } from './finding-card.tsx';
import { isOpen } from './finding-words.ts';
import { OwnService } from './own-service.tsx';
import styles from './secrets.module.css';
import { useSecrets } from './use-secrets.ts';

/** What the guard found, live; what was dismissed, below; and how to have one's own service looked at. */
export function SecretsPage() {
  const { report, problems, dismiss } = useSecrets();
  const notes = problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  if (report === null) return problems.length > 0 ? notes : <Skeleton lines={6} of="the findings" lineHeight="6rem" />;
  const open = report.findings.filter(isOpen);
  const dismissed = report.findings.filter((finding) => !isOpen(finding));
  const onDismiss = (id: string, wanted: boolean): void => void dismiss(id, wanted);
  return (
    <div className={styles.page}>
      {notes}
      <GuardState report={report} open={open.length} />
      {open.length === 0 ? <Clean report={report} /> : <Findings findings={open} onDismiss={onDismiss} />}
      <OwnService />
      {dismissed.length === 0 ? null : (
        <details className={styles.dismissed}>
          <summary>
            {dismissed.length} dismissed as {dismissed.length === 1 ? 'a false alarm' : 'false alarms'}
          </summary>
          <Findings findings={dismissed} onDismiss={onDismiss} />
        </details>
      )}
    </div>
  );
}

interface FindingsProps {
  findings: readonly SecretFinding[];
  onDismiss: (id: string, dismissed: boolean) => void;
}

function Findings({ findings, onDismiss }: FindingsProps) {
  return (
    <div className={styles.stack}>
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} onDismiss={(wanted) => onDismiss(finding.id, wanted)} />
      ))}
    </div>
  );
}

/** How far the guard has come, and what it could not look at: a clean page must not claim more than it knows. */
function GuardState({ report: { progress, isBehind }, open }: { report: SecretsReport; open: number }) {
  if (progress.seq === 0 && !isBehind) return null;
  const found = open === 1 ? 'One place leaks.' : `${open} places leak.`;
  const gaps = [
    progress.cut > 0 && `${progress.cut} values were longer than 256 KB; what lies beyond was not looked at.`,
    progress.skipped > 0 && `${progress.skipped} items could not be looked through in time.`,
    progress.unlisted > 0 && `${progress.unlisted} more sightings are not listed: there are too many places.`,
  ].filter((gap) => gap !== false);
  return (
    <output className={styles.state}>
      {open === 0 ? '' : `${found} `}
      {isBehind ? 'The guard is still looking through what came last.' : 'Everything that arrived was looked through.'}
      {gaps.length === 0 ? '' : ` ${gaps.join(' ')}`}
    </output>
  );
}

function Clean({ report: { progress } }: { report: SecretsReport }) {
  const title = progress.seq === 0 ? 'Nothing has arrived yet.' : 'No secret was found in your telemetry.';
  return (
    <EmptyState title={title}>
      <p className={styles.teach}>
        What leaks most often: an authorization header that an instrumentation was told to capture, an e-mail address in
        a query string, a password in the text of an exception, a signed link, a key in baggage, a statement with its
        values. The steps of the lesson on security really leak: run a Before there, and come back.
      </p>
      <LinkButton look="primary" href="/learn/security/headers-and-signed-addresses">
        Leak something in a step
      </LinkButton>
    </EmptyState>
  );
}
