import { describe, expect, it } from 'vitest';
import { call, put, nearly, series, idsOf } from './api.fixture.ts';

describe('groups', () => {
  const cruddur = { GroupName: 'Cruddur', FilterExpression: 'service("backend") { fault OR error }' };

  it('are created once, read, changed and deleted', async () => {
    const { output } = await call('CreateGroup', cruddur);
    expect(output).toMatchObject({ Group: { ...cruddur, InsightsConfiguration: { InsightsEnabled: false } } });
    expect((await call('CreateGroup', cruddur)).output['message']).toMatch(/already exists/);
    const changed = { GroupName: 'Cruddur', FilterExpression: 'ok' };
    expect((await call('UpdateGroup', changed)).output).toMatchObject({ Group: changed });
    expect((await call('GetGroups')).output).toMatchObject({ Groups: [changed] });
    expect((await call('DeleteGroup', { GroupName: 'Cruddur' })).status).toBe(200);
    expect((await call('GetGroup', { GroupName: 'Cruddur' })).output['message']).toBe('Group not found');
  });

  it('take no expression that does not parse', async () => {
    const told = await call('CreateGroup', { GroupName: 'x', FilterExpression: 'service(backend)' });
    expect(told.output['message']).toMatch(/Invalid filter expression/);
  });

  it('have a map of their own, and stand for their expression in another', async () => {
    await call('CreateGroup', cruddur);
    await put(...series(10, (at) => ({ fields: { fault: at === 0 } })));
    const graph = await call('GetServiceGraph', { ...nearly, GroupName: 'Cruddur' });
    expect(graph.output['Services']).toMatchObject([{ SummaryStatistics: { TotalCount: 1 } }, { Type: 'client' }]);
    const told = await call('GetTraceSummaries', { ...nearly, FilterExpression: '!group.name = "Cruddur"' });
    expect(idsOf(told)).toHaveLength(9);
  });
});
