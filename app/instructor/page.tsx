import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Button } from '@/app/_ui/button.tsx';
import { Callout } from '@/app/_ui/callout.tsx';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { theClassroom } from '@/lib/classroom/classroom.ts';
import type { StudentLine } from '@/lib/classroom/roster/roster-office.ts';
import { allSteps } from '@/lib/curriculum/neighbours.ts';
import { agoText } from './ago-text.ts';
import { StepsDone } from './steps-done.tsx';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Students' };
export const dynamic = 'force-dynamic';

/** Who is on the roster, how far each is, and when each was last heard of. For the instructor alone. */
export default async function InstructorPage() {
  const { roster, curriculum } = theClassroom();
  if (!roster.isOpen && !roster.hasToken) return <NoRosterYet />;
  const admission = roster.admit('http://classroom.invalid/', await headers());
  if (!('visitor' in admission)) redirect('/sign-in?next=/instructor');
  if (admission.visitor.role !== 'instructor') return <NotForYou />;
  const students = await roster.overview();
  const steps = allSteps(curriculum).map(({ id }) => id);
  return (
    <Page>
      <PageHeading title="Students">
        <p>How far everyone is, by what the checks passed. To read a student’s work closely, use the command line.</p>
      </PageHeading>
      <Panel title="Roster" aside={`${students.length} ${students.length === 1 ? 'student' : 'students'}`} flush>
        {students.length === 0 ? <Nobody /> : <Students students={students} steps={steps} />}
      </Panel>
      <Commands />
    </Page>
  );
}

const columnsFor = (steps: string[]): Column<StudentLine>[] => [
  { head: 'Name', cell: ({ name }) => name },
  { head: 'Workspace', cell: ({ workspace }) => <code>{workspace}</code> },
  { head: 'Steps done', cell: (student) => <StepsDone student={student} steps={steps} /> },
  {
    head: 'Last telemetry',
    cell: ({ lastArrivalAt }) => (lastArrivalAt === null ? 'none yet' : agoText(lastArrivalAt)),
  },
];

function Students({ students, steps }: { students: StudentLine[]; steps: string[] }) {
  const caption = 'Students and their progress';
  return (
    <DataTable caption={caption} columns={columnsFor(steps)} items={students} keyOf={(each) => each.workspace} folds />
  );
}

const Nobody = () => (
  <EmptyState title="Nobody is on the roster">Put names on it: spanwalk roster add students.csv</EmptyState>
);

function Commands() {
  return (
    <Panel title="From the command line">
      <ul className={styles.commands}>
        <li>
          <code>spanwalk roster add FILE.csv</code> puts names on the roster and writes their page keys into a file.
        </li>
        <li>
          <code>spanwalk roster renew NAME</code> makes a new page key, and closes what the old one opened.
        </li>
        <li>
          <code>spanwalk watch</code> follows one student’s work live, and <code>spanwalk cohort</code> grades them all.
        </li>
      </ul>
    </Panel>
  );
}

function NoRosterYet() {
  return (
    <Page>
      <PageHeading title="There is no roster">
        <p>Everyone at this machine works in one workspace, without signing in. A roster tells students apart.</p>
      </PageHeading>
      <Callout title="To make one">
        <p>
          Write one name a line into a file, and run <code>spanwalk roster add students.csv</code> on this machine.
        </p>
      </Callout>
    </Page>
  );
}

function NotForYou() {
  return (
    <Page>
      <PageHeading title="This page is the instructor’s">
        <p>It needs the instructor’s token. Signing in with it ends your own session in this browser.</p>
      </PageHeading>
      <form method="post" action="/classroom/session/end">
        <Button type="submit">Sign out</Button>
      </form>
    </Page>
  );
}
