import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Button, LinkButton } from '@/app/_ui/button.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { theClassroom } from '@/lib/classroom/classroom.ts';
import { wrongKey, type Visitor } from '@/lib/classroom/roster/admission.ts';
import { pathWithin } from '@/lib/classroom/roster/path-within.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Sign in' };
export const dynamic = 'force-dynamic';

const often: Problem = {
  code: 'roster/too-often',
  message: 'Too many wrong keys were tried.',
  hint: 'Wait a minute, then paste your key once more.',
};

const looks = ['page', 'instructor', 'ingest', 'unknown'] as const;

/** What was wrong with the last try. Only words of ours: an address could claim anything. */
function problemOf(why: string | undefined): Problem | null {
  if (why === 'often') return often;
  const look = looks.find((each) => each === why);
  return look === undefined ? null : wrongKey(look);
}

type Search = Promise<{ next?: string | string[]; problem?: string | string[] }>;
const first = (value: string | string[] | undefined): string | undefined => [value].flat()[0];

/** One field, and a form that needs no script. */
export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { roster } = theClassroom();
  const { next, problem } = await searchParams;
  const path = pathWithin(first(next) ?? null);
  if (!roster.isOpen && !roster.hasToken) return <OpenToAll />;
  const admission = roster.admit('http://classroom.invalid/', await headers());
  const visitor = 'visitor' in admission ? admission.visitor : null;
  const wrong = problemOf(first(problem));
  return (
    <Page>
      <PageHeading title="Sign in" eyebrow={roster.isOpen ? 'This classroom has a roster' : undefined}>
        <p>
          Paste the page key that your instructor gave you. It opens your own telemetry and progress, and no one else’s.
        </p>
      </PageHeading>
      {visitor === null || visitor.role === 'anyone' ? null : <SignedInAlready visitor={visitor} />}
      <div className={styles.form}>
        <Panel title="Your page key">
          {wrong === null ? null : <ProblemNote problem={wrong} />}
          <KeyForm next={path} />
        </Panel>
      </div>
    </Page>
  );
}

function KeyForm({ next }: { next: string }) {
  return (
    <form className={styles.fields} method="post" action="/classroom/session">
      <input type="hidden" name="next" value={next} />
      <label className={styles.label} htmlFor="key">
        Page key
      </label>
      <input
        className={styles.key}
        id="key"
        name="key"
        type="password"
        required
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="swpage_…"
        aria-describedby="key-note"
      />
      <Button type="submit" look="primary">
        Sign in
      </Button>
      <p className={styles.note} id="key-note">
        It is not an ingest key: that one sends telemetry, may lie in a service’s settings, and opens nothing here. The
        instructor signs in with the instructor’s token.
      </p>
    </form>
  );
}

function SignedInAlready({ visitor }: { visitor: Visitor }) {
  return (
    <p className={styles.already}>
      You are signed in as {visitor.role === 'instructor' ? 'the instructor' : visitor.name}.{' '}
      <LinkButton href={visitor.role === 'instructor' ? '/instructor' : '/'}>Go on</LinkButton>
    </p>
  );
}

function OpenToAll() {
  return (
    <Page>
      <PageHeading title="No need to sign in">
        <p>This classroom has no roster: everyone at this machine works in one workspace.</p>
      </PageHeading>
      <p>
        <LinkButton href="/" look="primary">
          To the course
        </LinkButton>
      </p>
    </Page>
  );
}
