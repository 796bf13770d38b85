import { describe, expect, it } from 'vitest';
import { isMissing, runPython, runVendor } from './python-vendors.ts';

describe.skipIf(isMissing('the vendors’ Python packages are not tried out'))('the vendors’ Python packages', () => {
  it('are all there, unmodified from the package index', async () => {
    const ran = await runPython('import aws_xray_sdk, boto3, flask, moto, rollbar, watchtower; print("all here")');
    expect(ran).toEqual({ code: 0, out: 'all here\n', err: '' });
  });

  it('bring the AWS command line', async () => {
    const ran = await runVendor('aws', ['--version']);
    expect(ran.out).toMatch(/^aws-cli\//);
  });
});
