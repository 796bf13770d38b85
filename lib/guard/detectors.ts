import { addressDetectors } from './address-detectors.ts';
import { headerDetectors } from './header-detectors.ts';
import { numberDetectors } from './number-detectors.ts';
import { byText, type Detector } from './subject.ts';
import { vendorTokens } from './vendor-tokens.ts';
import { writtenDetectors } from './written-detectors.ts';

const { email, ...inUrls } = addressDetectors;
const { password, ...written } = writtenDetectors;

/**
 * The kinds of secret that can be known by their looks. Where two find the same, the one that stands first here has
 * found it.
 */
export const detectors = {
  canary: byText({ what: 'a planted canary', holds: ['canary-'], pattern: /\bcanary-[0-9a-f]{8}-[0-9a-f]{4}\b/dg }),
  ...headerDetectors,
  ...inUrls,
  jwt: byText({
    what: 'a JSON web token',
    holds: ['eyJ'],
    pattern: /\beyJ[\w-]{8,1024}\.[\w-]{8,2048}\.[\w-]{0,1024}/dg,
  }),
  'aws-key': byText({
    what: 'an AWS access key',
    holds: ['AKIA', 'ASIA'],
    pattern: /\b(?:AKIA|ASIA)(?!X{16})[0-9A-Z]{16}\b/dg,
  }),
  'private-key': byText({
    what: 'a private key',
    holds: ['PRIVATE KEY'],
    pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?=[\s\S]{0,200}?[\w+/=]{20})[\w+/=\s\\]{0,10000}/dg,
  }),
  ...vendorTokens,
  password,
  ...numberDetectors,
  email,
  ...written,
} as const satisfies Record<string, Detector>;

export type DetectorName = keyof typeof detectors;
export const detectorNames = Object.keys(detectors) as [DetectorName, ...DetectorName[]];
