import { describe, expect, it } from 'vitest';
import { check, reportOn } from '../../../tests/support/judge.ts';
import { logEvent } from '../../../tests/support/observed.ts';

const span = check({ id: 'any', match: {} });

/** What is remarked on lines, each in a group and a stream: `cruddur/web`. */
function told(...places: string[]) {
  const logs = places.map((place) => {
    const [group = '', stream = ''] = place.split('/');
    return Object.assign(logEvent('a line'), { group, stream });
  });
  const report = reportOn([span], 'GET /home', { logs });
  const remark = (report.remarks ?? []).find(({ code }) => code === 'log.many-streams');
  return { status: report.status, remark };
}

describe('lines that came in a stream for each request', () => {
  it('are remarked on, which costs nothing', () => {
    const { status, remark } = told('cruddur/process-1', 'cruddur/process-2', 'cruddur/process-3');
    expect(status).toBe('passed');
    expect(remark).toMatchObject({ level: 'info', actual: '“process-1”, “process-2”, “process-3”' });
    expect(remark?.message).toContain('3 streams of the group “cruddur”');
  });

  it('are not seen in two streams, in many lines of one, or in several groups', () => {
    expect(told('cruddur/a', 'cruddur/b').remark).toBeUndefined();
    expect(told('cruddur/a', 'cruddur/a', 'cruddur/a', 'cruddur/a').remark).toBeUndefined();
    expect(told('one/a', 'two/b', 'three/c').remark).toBeUndefined();
  });
});
