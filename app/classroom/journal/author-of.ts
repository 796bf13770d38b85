import type { Classroom } from '@/lib/classroom/classroom.ts';
import type { Author } from '@/lib/classroom/journal/journal-office.ts';

/** Whose journal a workspace's is, by the roster: the instructor asks for another's. */
export const authorOf = ({ roster }: Pick<Classroom, 'roster'>, workspace: string): Author => ({
  workspace,
  name: roster.gate.roster.who(workspace)?.name ?? '',
});
