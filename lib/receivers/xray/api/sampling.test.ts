import { describe, expect, it } from 'vitest';
import { began } from '../trace.fixture.ts';
import { call, type Told, theDesk } from './api.fixture.ts';

const namesOf = ({ output }: Told): string[] =>
  (output['SamplingRuleRecords'] as { SamplingRule: { RuleName: string } }[]).map((each) => each.SamplingRule.RuleName);
const statistics = (letter: string, RuleName = 'Cruddur'): object => ({
  RuleName, ClientID: letter.repeat(24), Timestamp: began, RequestCount: 10, SampledCount: 3, BorrowCount: 1,
}); // prettier-ignore

const targets = async (...SamplingStatisticsDocuments: object[]): Promise<Told> =>
  call('GetSamplingTargets', { SamplingStatisticsDocuments });

describe('sampling rules', () => {
  const SamplingRule = {
    RuleName: 'Cruddur', ResourceARN: '*', Priority: 9000, FixedRate: 0.1, ReservoirSize: 5,
    ServiceName: 'backend-flask', ServiceType: '*', Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1,
  }; // prettier-ignore
  it('begin with one that takes every request, which may be changed and not deleted', async () => {
    const { output } = await call('GetSamplingRules');
    expect(output['SamplingRuleRecords']).toMatchObject([
      { SamplingRule: { RuleName: 'Default', FixedRate: 1, Attributes: {}, Priority: 10_000 } },
    ]);
    const update = { RuleName: 'Default', FixedRate: 0.05, ReservoirSize: 1 };
    expect((await call('UpdateSamplingRule', { SamplingRuleUpdate: update })).output).toMatchObject({
      SamplingRuleRecord: { SamplingRule: update },
    });
    expect(namesOf(await call('GetSamplingRules'))).toEqual(['Default']);
    const wrong = await call('UpdateSamplingRule', { SamplingRuleUpdate: { RuleName: 'Default', Priority: 1 } });
    expect(wrong.output['message']).toBe('Invalid update request for default sampling rule');
    expect((await call('DeleteSamplingRule', { RuleName: 'Default' })).status).toBe(400);
  });

  it('are created once, in order of their priority, and deleted', async () => {
    expect((await call('CreateSamplingRule', { SamplingRule })).output).toMatchObject({
      SamplingRuleRecord: { SamplingRule: { ...SamplingRule, Attributes: {} } },
    });
    expect((await call('CreateSamplingRule', { SamplingRule })).output['message']).toBe('Sampling rule already exists');
    expect(namesOf(await call('GetSamplingRules'))).toEqual(['Cruddur', 'Default']);
    expect((await call('DeleteSamplingRule', { RuleName: 'Cruddur' })).status).toBe(200);
    expect((await call('DeleteSamplingRule', { RuleName: 'Cruddur' })).output['message']).toBe(
      'Sampling rule does not exist',
    );
  });

  it('are held to the limits of the service', async () => {
    const wrong = { ...SamplingRule, Priority: 10_000, FixedRate: 10, RuleName: 'x'.repeat(33) };
    expect((await call('CreateSamplingRule', { SamplingRule: wrong })).output['message']).toMatch(
      /^3 validation errors detected: .*'SamplingRule.RuleName' .* length less than or equal to 32.*'SamplingRule.Priority' .* value less than or equal to 9999.*'SamplingRule.FixedRate' .* value less than or equal to 1$/,
    );
    for (let at = 0; at < 25; at += 1)
      await call('CreateSamplingRule', { SamplingRule: { ...SamplingRule, RuleName: `rule-${at}` } });
    expect(await call('CreateSamplingRule', { SamplingRule })).toMatchObject({ type: 'RuleLimitExceededException' });
  });

  it('tell ten mistakes, and how many there are besides', async () => {
    const TraceIds = Array.from({ length: 12 }, () => 7);
    const { output } = await call('BatchGetTraces', { TraceIds });
    expect(output['message']).toMatch(
      /^12 validation errors detected: Value at 'TraceIds.0' .* type string.*; and 2 more$/,
    );
  });

  it('share their reservoir among the clients that report, and are counted', async () => {
    await call('CreateSamplingRule', { SamplingRule });
    expect((await targets(statistics('a'))).output).toMatchObject({
      SamplingTargetDocuments: [{ RuleName: 'Cruddur', FixedRate: 0.1, ReservoirQuota: 5, Interval: 10 }],
      LastRuleModification: Math.floor(theDesk().clock / 1000),
    });
    const both = await targets(statistics('b'), statistics('a'), statistics('a', 'gone'));
    expect(both.output).toMatchObject({
      SamplingTargetDocuments: [{ ReservoirQuota: 2 }, { ReservoirQuota: 3 }],
      UnprocessedStatistics: [{ RuleName: 'gone' }],
    });
    const { output } = await call('GetSamplingStatisticSummaries');
    expect(output['SamplingStatisticSummaries']).toMatchObject([
      { RuleName: 'Cruddur', RequestCount: 30, SampledCount: 9 },
    ]);
  });
});
