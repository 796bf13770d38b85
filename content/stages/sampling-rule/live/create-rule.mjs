import { CreateSamplingRuleCommand, XRayClient } from '@aws-sdk/client-xray';
import { readFile } from 'node:fs/promises';

// #region shown
const rule = JSON.parse(await readFile('aws/json/xray.json', 'utf8'));
const { SamplingRuleRecord } = await new XRayClient().send(new CreateSamplingRuleCommand(rule));
console.log(SamplingRuleRecord);
// #endregion
