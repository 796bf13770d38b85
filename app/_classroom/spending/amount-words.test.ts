import { describe, expect, it } from 'vitest';
import { amountText, bytesText, lengthText, projectionText, shareText } from './amount-words.ts';

describe('amounts in words', () => {
  it.each([
    [amountText(1, 'event'), '1 event'],
    [amountText(1234, 'event'), '1,234 events'],
    [amountText(2.46, 'event'), '2.5 events'],
    [amountText(3_200_000, 'trace'), '3.2 million traces'],
    [amountText(5_000_000_000, 'byte'), '5 GB'],
    [bytesText(999), '999 B'],
    [bytesText(1500), '1.5 KB'],
    [shareText(0), '0 %'],
    [shareText(0.000_001), 'less than 0.01 %'],
    [shareText(0.0032), '0.32 %'],
    [shareText(0.183), '18 %'],
    [shareText(12.5), '1,250 %'],
    [lengthText(90_000), '1.5 minutes'],
    [lengthText(3_600_000), '1 hour'],
    [lengthText(13 * 86_400_000), '13 days'],
  ])('%s', (told, wanted) => {
    expect(told).toBe(wanted);
  });
});

describe('a projection in words', () => {
  const month = { kind: 'month', measuredMs: 7_200_000, grounds: 'hours', amount: 2e6, share: 20, usedUpAfterDays: 1.52, usd: 9.5 } as const;

  it('says what it is made from, when the free tier ends and what the rest costs', () => {
    expect(projectionText(month, 'trace')).toEqual([
      'If a month went on as these 2 hours did, pauses included, it would bring 2 million traces, 2,000 % of the free tier.',
      'The free tier would be used up after 1.5 days; the rest of the month would cost $9.50.',
      'It has not seen a whole day, nights included: take it for a rough figure.',
    ]);
    expect(projectionText({ ...month, usd: null }, 'trace')[1]).toContain('no price here');
    expect(projectionText({ ...month, share: 0.5, usedUpAfterDays: null, usd: 0 }, 'trace')).toHaveLength(2);
  });

  it('says why there is none', () => {
    expect(projectionText({ kind: 'none', because: 'too-short', measuredMs: 720_000 }, 'trace')[0]).toContain('Measured over 12 minutes.');
    expect(projectionText({ kind: 'none', because: 'nothing', measuredMs: 0 }, 'trace')[0]).toContain('Nothing was sent');
  });
}); // prettier-ignore
